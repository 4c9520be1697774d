package dev.forge.api.swarm;

import dev.forge.api.ApiException;
import dev.forge.api.ApiSettings;
import dev.forge.api.BodyLimit;
import dev.forge.api.ErrorCode;
import dev.forge.api.ErrorResponses;
import dev.forge.api.FreeDisk;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.SettlementData;
import dev.forge.api.Spans;
import dev.forge.api.Success;
import dev.forge.batch.SwarmBatchReader;
import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchQueries;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.SwarmOutcome;
import dev.forge.batch.lifecycle.SwarmSubmission;
import dev.forge.job.JobId;
import dev.forge.job.JobQueries;
import dev.forge.ledger.Actor;
import dev.forge.ledger.IllegalTransitionException;
import dev.forge.ledger.Names;
import dev.forge.settlement.Settling;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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

/** The swarm API: batches of transfers, proved in chunks. */
@Path("/batch")
@RequestScoped
@ServedOnly(Served.SWARM)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Swarm", description = "Batches in chunks, and the workers")
public class SwarmResource {
  private static final String EXAMPLE = """
      {"batch":{"batch_id":"blue-17","initial_root":"0x05","transactions":[{"sender_pubkey":"0x01",\
      "receiver_pubkey":"0x02","amount":7,\
      "signature":"abababababababababababababababababababababababababababababababab","merkle_path":[]}]}}""";

  @Inject
  private SwarmSubmission submission;

  @Inject
  private BatchQueries batches;

  @Inject
  private Settling settling;

  @Inject
  private JobQueries jobs;

  @Inject
  private Spans spans;

  @Inject
  private FreeDisk disk;

  @POST
  @Path("/submit")
  @BodyLimit(ApiSettings.SWARM_BODY_LIMIT)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "submitSwarmBatch", summary = "Have a batch of transfers proved in chunks",
      description = "With witnesses the batch is executed. Without, only a mock prover serves, and the roots between chunks "
          + "are placeholders. A batch_id is used once.")
  @RequestBody(required = true, description = "The batch, at most 128 MiB; read as a stream",
      content = @Content(schema = @Schema(implementation = SwarmRequestSchema.class),
          examples = @ExampleObject(name = "without witness", value = EXAMPLE)))
  @APIResponse(responseCode = "200", description = "The batch is taken in")
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  @APIResponse(responseCode = "503", ref = ErrorResponses.NO_WORKERS)
  public Success<SwarmSubmittedData> submit(InputStream body) {
    disk.check();
    return switch (spans.within("submit", () -> submission.submit(SwarmBatchReader.read(body)))) {
      case SwarmOutcome.Submitted batch
          -> Success.of(new SwarmSubmittedData(batch.batchId(), batch.chunks(), batch.workers(), "pending"));
      case SwarmOutcome.AlreadySubmitted batch -> throw ApiException.of(ErrorCode.INVALID_STATE,
          "batch " + batch.batchId() + " was submitted before and is " + Names.of(batch.state()));
      case SwarmOutcome.NoWorkers _ -> throw ApiException.of(ErrorCode.NO_WORKERS, "No workers available");
      case SwarmOutcome.QueueFull full -> throw ApiException.full("the queue is full", full.retryAfter());
    };
  }

  @POST
  @Path("/{batch_id}/settle")
  @Operation(operationId = "resumeSettling", summary = "Have a batch settled whose settlement failed",
      description = "For operators. What is settled stays; the rest is tried again, with the transaction that was signed where "
          + "it might still land. The id is a swarm batch's or a job's.")
  @APIResponse(responseCode = "200", description = "It is settling again")
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<ResumedData> settle(
      @Parameter(description = "The batch", example = "blue-17") @PathParam("batch_id") String batchId) {
    Batch batch = batches.find(batchId).or(() -> JobId.parse(batchId).flatMap(jobs::status).flatMap(jobs::batchOf))
        .orElseThrow(() -> ApiException.of(ErrorCode.NOT_FOUND, "no batch of this id is known"));
    try {
      if (!settling.resume(batch.id(), new Actor("api"), "resumed by an operator")) {
        throw ApiException.of(ErrorCode.INVALID_STATE,
            "batch " + batchId + " is " + Names.of(batch.state()) + "; only a failed one is settled again");
      }
    } catch (IllegalTransitionException e) {
      throw ApiException.of(ErrorCode.INVALID_STATE,
          "batch " + batchId + " has not all its proofs, so none is settled");
    }
    return Success.of(new ResumedData(batchId, Names.of(BatchState.SETTLING)));
  }

  @GET
  @Path("/{batch_id}/status")
  @Operation(operationId = "getSwarmBatch", summary = "A batch as it is, with its proofs once they are all there")
  @APIResponse(responseCode = "200", description = "The batch")
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  public Success<SwarmStatusData> status(
      @Parameter(description = "The id it was submitted with",
          example = "blue-17") @PathParam("batch_id") String batchId) {
    Batch batch = batches.find(batchId)
        .orElseThrow(() -> ApiException.of(ErrorCode.NOT_FOUND, "no batch of this id is known"));
    return Success.of(SwarmStatusData.of(batch, batches.allProofsOf(batch), SettlementData.of(batch, settling)));
  }
}
