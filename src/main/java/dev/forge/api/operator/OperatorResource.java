package dev.forge.api.operator;

import dev.forge.api.ApiException;
import dev.forge.api.ErrorCode;
import dev.forge.api.ErrorResponses;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.Success;
import dev.forge.batch.lifecycle.BatchQueries;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.job.JobId;
import dev.forge.job.JobQueries;
import dev.forge.job.OperationOutcome;
import dev.forge.job.Operations;
import dev.forge.job.ProofJob;
import dev.forge.job.ProofJobState;
import dev.forge.ledger.Names;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs and batches as operators see and move them. */
@Path("/operator")
@RequestScoped
@ServedOnly(Served.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator", description = "What operators look at and do")
public class OperatorResource {
  @Inject
  private JobQueries jobs;

  @Inject
  private BatchQueries batches;

  @Inject
  private Operations operations;

  @Inject
  private StatsDesk stats;

  @GET
  @Path("/jobs")
  @Operation(operationId = "listJobs", summary = "Jobs of the Core API, newest first")
  @APIResponse(responseCode = "200", description = "A page of at most 200 jobs")
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<JobsData> jobs(
      @Parameter(description = "Only those in a state", example = "failed") @QueryParam("state") String state,
      @Parameter(description = "Only those older than a job") @QueryParam("before") String before,
      @Parameter(description = "1 to 200") @QueryParam("most") @DefaultValue("50") String most) {
    int wanted = Limits.most(most, JobQueries.PAGE);
    Optional<JobId> older = Optional.ofNullable(before).map(id -> JobId.parse(id)
        .orElseThrow(() -> Limits.invalid("before", "is not a job's id")));
    List<ProofJob> page = jobs.page(Limits.state(ProofJobState.class, state), older, wanted);
    return Success.of(JobsData.of(page, page.size() < wanted));
  }

  @GET
  @Path("/batches")
  @Operation(operationId = "listBatches", summary = "Batches of the swarm, newest first")
  @APIResponse(responseCode = "200", description = "At most 200 batches")
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<BatchesData> batches(
      @Parameter(description = "Only those in a state", example = "failed") @QueryParam("state") String state,
      @Parameter(description = "1 to 200") @QueryParam("most") @DefaultValue("50") String most) {
    return Success.of(BatchesData.of(
        batches.latest(Limits.state(BatchState.class, state), Limits.most(most, JobQueries.PAGE))));
  }

  @POST
  @Path("/batches/{id}/fail")
  @Operation(operationId = "failBatch", summary = "Give up a job or a batch that has not ended")
  @APIResponse(responseCode = "200", description = "It failed; those who wait for it are told")
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<MovedData> fail(
      @Parameter(description = "A job's id, or a swarm batch's") @PathParam("id") String id, @BeanParam Order order) {
    return moved(id, operations.fail(id, order.actor(), order.reason()));
  }

  @POST
  @Path("/batches/{id}/requeue")
  @Operation(operationId = "requeueBatch", summary = "Have a failed swarm batch proved again",
      description = "Possible while its inputs are kept, an hour after it failed. Chunks that are proved stay so.")
  @APIResponse(responseCode = "200", description = "Its chunks wait for workers again")
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<MovedData> requeue(@Parameter(description = "A swarm batch's id") @PathParam("id") String id,
      @BeanParam Order order) {
    return moved(id, operations.requeue(id, order.actor(), order.reason()));
  }

  @GET
  @Path("/stats")
  @Operation(operationId = "getStats", summary = "The work in numbers, and what the auditor found")
  @APIResponse(responseCode = "200", description = "Counted now")
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<StatsData> stats() {
    return Success.of(stats.count());
  }

  private static Success<MovedData> moved(String id, OperationOutcome outcome) {
    return switch (outcome) {
      case OperationOutcome.Done done -> Success.of(new MovedData(id, Names.of(done.state())));
      case OperationOutcome.NotAllowed refused -> throw ApiException.of(ErrorCode.INVALID_STATE, refused.reason());
      case OperationOutcome.NotFound _
          -> throw ApiException.of(ErrorCode.NOT_FOUND, "no job or batch of this id is known");
    };
  }
}
