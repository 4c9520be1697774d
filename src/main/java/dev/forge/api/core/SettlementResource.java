package dev.forge.api.core;

import dev.forge.api.ApiException;
import dev.forge.api.ErrorCode;
import dev.forge.api.ErrorResponses;
import dev.forge.api.Failure;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.SettlementData;
import dev.forge.api.Success;
import dev.forge.batch.lifecycle.Batch;
import dev.forge.job.JobId;
import dev.forge.job.JobQueries;
import dev.forge.job.ProofJob;
import dev.forge.job.ProofJobState;
import dev.forge.ledger.Names;
import dev.forge.settlement.Settling;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The settlement of a job that asked for it, which has events of its own: the job's end with its proof. */
@Path("/v2/batch/{job_id}/settlement")
@RequestScoped
@ServedOnly(Served.CORE)
@Tag(name = "Core")
public class SettlementResource {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PING_AFTER = Duration.ofSeconds(15);

  @Inject
  private JobQueries jobs;

  @Inject
  private Settling settling;

  @Inject
  private Subscribers subscribers;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(operationId = "streamSettlement", summary = "How a job's proof is settled, as it happens",
      description = "Server-Sent Events named settlement, each with the whole settlement, whenever it changes; the last has "
          + "the state settled or failed. A job that ends without a proof has one event named failed. Only for jobs "
          + "submitted with settle: true.")
  @APIResponse(responseCode = "200",
      description = "The stream, or with Accept: application/json one snapshot: the settlement, or an error, NOT_READY or "
          + "PROOF_FAILED",
      content = {
          @Content(mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(oneOf = {SettlementData.class, FailedData.class}),
              examples = @ExampleObject(name = "stream", value = Examples.SETTLEMENT_STREAM)),
          @Content(mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(oneOf = {SettlementAnswerSchema.class, Failure.class}), examples = {
                  @ExampleObject(name = "settled", value = Examples.SETTLED),
                  @ExampleObject(name = "not ready", value = Examples.NOT_READY)})})
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  public void events(
      @Parameter(description = "The job", example = Examples.JOB_ID) @PathParam("job_id") String jobId,
      @Context Sse sse, @Context SseEventSink sink) {
    ProofJob job = settledJob(jobId);
    SettlementStream stream =
        new SettlementStream(() -> settlement(job), () -> failure(job.id()), LOOK_EVERY, PING_AFTER);
    subscribers.tell("the settlement of job " + job.id(), sse, sink,
        channel -> stream.tell(job.id().value(), channel));
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
  @Operation(hidden = true)
  public Success<SettlementData> snapshot(@PathParam("job_id") String jobId) {
    ProofJob job = settledJob(jobId);
    return Success.of(settlement(job).orElseThrow(() -> failure(job.id())
        .map(reason -> ApiException.of(ErrorCode.PROOF_FAILED, reason))
        .orElseGet(() -> ApiException.of(ErrorCode.NOT_READY,
            "settling has not begun yet: the job is " + Names.of(job.state())))));
  }

  private ProofJob settledJob(String jobId) {
    ProofJob job = JobId.parse(jobId).flatMap(jobs::status).orElseThrow(() -> CoreResource.unknown(jobId));
    return jobs.batchOf(job).filter(Batch::settles).map(_ -> job).orElseThrow(
        () -> ApiException.of(ErrorCode.NOT_FOUND, "job " + jobId + " is not settled: it did not ask for it"));
  }

  private Optional<SettlementData> settlement(ProofJob job) {
    return jobs.batchOf(job).flatMap(batch -> SettlementData.of(batch, settling));
  }

  /** Why there will be no settlement, where there will be none. */
  private Optional<String> failure(JobId id) {
    return jobs.status(id).filter(job -> job.state().isTerminal() && job.state() != ProofJobState.COMPLETED)
        .map(job -> job.error().orElse("the job failed"));
  }
}
