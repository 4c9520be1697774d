package dev.forge.api.core;

import dev.forge.api.ApiException;
import dev.forge.api.ApiSettings;
import dev.forge.api.ErrorCode;
import dev.forge.api.ErrorResponses;
import dev.forge.api.Failure;
import dev.forge.api.FreeDisk;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.SettlementData;
import dev.forge.api.Spans;
import dev.forge.api.Success;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequestReader;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.SettlementKind;
import dev.forge.job.CancelOutcome;
import dev.forge.job.Cancellation;
import dev.forge.job.JobHealth;
import dev.forge.job.JobId;
import dev.forge.job.JobQueries;
import dev.forge.job.ProofAnswer;
import dev.forge.job.ProofResult;
import dev.forge.job.Submission;
import dev.forge.job.SubmissionOutcome;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Names;
import dev.forge.settlement.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Core API: a sequencer's proof jobs. */
@Path("/v2")
@ApplicationScoped
@ServedOnly(Served.CORE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Core", description = "A sequencer's proof jobs")
public class CoreResource {
  @Inject
  private ForgeSettings forge;

  @Inject
  private Submission submission;

  @Inject
  private JobQueries jobs;

  @Inject
  private Cancellation cancellation;

  @Inject
  private Settling settling;

  @Inject
  private ApiSettings settings;

  @Inject
  private Spans spans;

  @Inject
  private FreeDisk disk;

  @POST
  @Path("/batch/prove")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "submitBatch", summary = "Have a batch proved",
      description = "The same request again, by its parsed values, gives the same job while that is live or its proof is "
          + "kept. The job is on disk when this is answered. Unknown fields are ignored.")
  @RequestBody(required = true, description = "The batch with its witness, at most 8 MiB",
      content = @Content(schema = @Schema(implementation = ProveRequestSchema.class), examples = @ExampleObject(
          name = "empty", summary = "A batch without entries", value = Examples.EMPTY_BATCH)))
  @APIResponse(responseCode = "200", description = "The job is kept")
  @APIResponse(responseCode = "503", ref = ErrorResponses.FULL)
  public Success<SubmittedData> submit(InputStream body) {
    return switch (spans.within("submit", () -> submission.submit(read(body)))) {
      case SubmissionOutcome.Submitted job -> Success.of(new SubmittedData(job.job().value(),
          job.batchNumber().toBigInteger(), job.estimatedTimeMs(), "/v2/batch/" + job.job() + "/status"));
      case SubmissionOutcome.QueueFull full -> throw ApiException.full("the queue is full", full.retryAfter());
    };
  }

  /** A request that is in order, while there is room for it. */
  private ProveRequest read(InputStream body) {
    ProveRequest request = ProveRequestReader.read(body);
    if (request.options().settle() && forge.settlement().kind() == SettlementKind.OFF) {
      throw new RefusedRequestException(RefusalCode.INVALID_FIELD, "/settle", "settlement is off on this server");
    }
    disk.check();
    return request;
  }

  @GET
  @Path("/batch/{job_id}/proof")
  @Operation(operationId = "getProof", summary = "The proof of a job",
      description = "Made to be polled: where there is no proof the answer is 200 too, an error with the code NOT_READY or, "
          + "where there will never be one, PROOF_FAILED. An unknown id of the right form is answered PROOF_FAILED.")
  @APIResponse(responseCode = "200", description = "The proof; or an error, NOT_READY or PROOF_FAILED",
      content = @Content(mediaType = MediaType.APPLICATION_JSON,
          schema = @Schema(oneOf = {ProofAnswerSchema.class, Failure.class}), examples = {
              @ExampleObject(name = "not ready", value = Examples.NOT_READY),
              @ExampleObject(name = "failed", value = Examples.PROOF_FAILED)}))
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  public Success<ProofData> proof(
      @Parameter(description = "The job", example = Examples.JOB_ID) @PathParam("job_id") String jobId) {
    return switch (jobs.proof(id(jobId))) {
      case ProofAnswer.Ready ready -> Success.of(withSettlement(ready.result()));
      case ProofAnswer.NotReady waiting -> throw ApiException.of(ErrorCode.NOT_READY,
          "the proof is not there yet: the job is " + Names.of(waiting.state()));
      case ProofAnswer.Never never -> throw ApiException.of(ErrorCode.PROOF_FAILED, never.reason());
    };
  }

  @DELETE
  @Path("/batch/{job_id}")
  @Operation(operationId = "cancelJob", summary = "Cancel a job that is pending or preparing")
  @APIResponse(responseCode = "200", description = "The job is cancelled")
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  public Success<CancelledData> cancel(
      @Parameter(description = "The job", example = Examples.JOB_ID) @PathParam("job_id") String jobId) {
    return switch (cancellation.cancel(id(jobId), Actor.API)) {
      case CancelOutcome.Cancelled cancelled -> Success.of(new CancelledData(cancelled.job().value(), true));
      case CancelOutcome.InvalidState state -> throw ApiException.of(ErrorCode.INVALID_STATE,
          "job " + jobId + " is " + Names.of(state.state()) + " and cannot be cancelled");
      case CancelOutcome.NotFound _ -> throw unknown(jobId);
    };
  }

  @GET
  @Path("/health")
  @Operation(operationId = "getCoreHealth", summary = "Numbers of the Core API")
  @APIResponse(responseCode = "200", description = "The server is there")
  public Success<CoreHealthData> health() {
    JobHealth health = jobs.health();
    return Success.of(new CoreHealthData("ok", health.activeJobs(), settings.maxConcurrentJobs(), health.cachedProofs(),
        settings.mockProver()));
  }

  private ProofData withSettlement(ProofResult result) {
    return jobs.status(result.job()).flatMap(jobs::batchOf).flatMap(batch -> SettlementData.of(batch, settling))
        .map(ProofData.of(result)::with).orElseGet(() -> ProofData.of(result));
  }

  private static JobId id(String jobId) {
    return JobId.parse(jobId).orElseThrow(() -> unknown(jobId));
  }

  /** What is not an id is not shown. */
  static ApiException unknown(String jobId) {
    return ApiException.of(ErrorCode.NOT_FOUND,
        JobId.parse(jobId).map(id -> "no job " + id + " is known")
            .orElse("a job's id is pj_ and 32 hexadecimal digits"));
  }
}
