package dev.forge.api.operator;

import dev.forge.api.ApiException;
import dev.forge.api.ErrorCode;
import dev.forge.api.ErrorResponses;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.Success;
import dev.forge.api.swarm.WorkersData;
import dev.forge.dispatch.Chunks;
import dev.forge.ledger.IllegalTransitionException;
import dev.forge.ledger.Names;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerRegistry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workers as operators see and move them. */
@Path("/operator/workers")
@RequestScoped
@ServedOnly(Served.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class OperatedWorkersResource {
  @Inject
  private WorkerRegistry workers;

  @Inject
  private Chunks chunks;

  @GET
  @Operation(operationId = "listWorkers", summary = "The workers and what they have done")
  @APIResponse(responseCode = "200", description = "All workers that are known")
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<WorkersData> workers() {
    return Success.of(WorkersData.of(workers.all(), chunks.leasedByWorker()));
  }

  @POST
  @Path("/{id}/drain")
  @Operation(operationId = "drainWorker", summary = "Let a worker finish what it has, and give it no more")
  @APIResponse(responseCode = "200", description = "It drains")
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<MovedData> drain(@Parameter(description = "The worker's number") @PathParam("id") String id,
      @BeanParam Order order) {
    return move(id, worker -> workers.drain(worker, order.actor(), order.reason()));
  }

  @POST
  @Path("/{id}/release")
  @Operation(operationId = "releaseWorker", summary = "Let a worker back that drains or is quarantined")
  @APIResponse(responseCode = "200", description = "It is given work again")
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  @APIResponse(responseCode = "500", ref = ErrorResponses.FAULT)
  public Success<MovedData> release(@Parameter(description = "The worker's number") @PathParam("id") String id,
      @BeanParam Order order) {
    return move(id, worker -> workers.release(worker, order.actor(), order.reason()));
  }

  private Success<MovedData> move(String id, Consumer<WorkerId> verb) {
    WorkerId worker = WorkerId.parse(id).orElseThrow(ApiException::noWorkerId);
    find(worker);
    try {
      verb.accept(worker);
    } catch (IllegalTransitionException e) {
      throw ApiException.of(ErrorCode.INVALID_STATE, e.getMessage());
    }
    return Success.of(new MovedData(id, Names.of(find(worker).state())));
  }

  private Worker find(WorkerId id) {
    return workers.all().stream().filter(worker -> worker.id().equals(id)).findFirst()
        .orElseThrow(() -> ApiException.of(ErrorCode.NOT_FOUND, "no worker " + id + " is known"));
  }
}
