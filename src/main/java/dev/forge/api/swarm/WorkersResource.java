package dev.forge.api.swarm;

import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.Success;
import dev.forge.dispatch.Chunks;
import dev.forge.worker.WorkerRegistry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workers of the swarm. */
@Path("/workers")
@RequestScoped
@ServedOnly(Served.SWARM)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Swarm")
public class WorkersResource {
  @Inject
  private WorkerRegistry workers;

  @Inject
  private Chunks chunks;

  @GET
  @Operation(operationId = "getWorkers", summary = "The workers and what they have done")
  @APIResponse(responseCode = "200", description = "All workers that are known")
  public Success<WorkersData> workers() {
    return Success.of(WorkersData.of(workers.all(), chunks.leasedByWorker()));
  }
}
