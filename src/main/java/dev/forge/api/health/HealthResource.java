package dev.forge.api.health;

import dev.forge.api.ApiException;
import dev.forge.api.ApiSettings;
import dev.forge.api.ErrorCode;
import dev.forge.api.ErrorResponses;
import dev.forge.api.Served;
import dev.forge.api.Success;
import dev.forge.api.blind.BlindParts;
import dev.forge.api.swarm.SwarmHealthData;
import dev.forge.api.worker.WorkerDesk;
import dev.forge.batch.lifecycle.BatchQueries;
import dev.forge.batch.lifecycle.BatchQueries.BatchHealth;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerRegistry;
import dev.forge.worker.WorkerState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /health} as the swarm's coordinator answers it, or, where the server is a worker alone, as a worker does. */
@Path("/health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Swarm")
public class HealthResource {
  @Inject
  private ApiSettings settings;

  @Inject
  private Instance<BatchQueries> batches;

  @Inject
  private Instance<WorkerRegistry> workers;

  @Inject
  private Instance<WorkerDesk> desk;

  @Inject
  private Instance<BlindParts> blind;

  @GET
  @Operation(operationId = "getHealth", summary = "Numbers of the swarm, or of a worker")
  @APIResponse(responseCode = "200", description = "Of a coordinator, or of a server that is a worker alone",
      content = @Content(mediaType = MediaType.APPLICATION_JSON,
          schema = @Schema(oneOf = {SwarmHealthAnswerSchema.class, WorkerHealthAnswerSchema.class,
              NodeHealthAnswerSchema.class})))
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  public Success<?> health() {
    if (Served.SWARM.by(settings)) {
      return Success.of(swarm());
    }
    if (Served.WORKER.by(settings)) {
      return Success.of(desk.get().health());
    }
    if (blind.get().node().isPresent()) {
      return Success.of(blind.get().node().get().health());
    }
    throw ApiException.of(ErrorCode.NOT_FOUND, "this server serves neither the swarm's nor a worker's API");
  }

  private SwarmHealthData swarm() {
    List<Worker> known = workers.get().all();
    BatchHealth health = batches.get().health();
    return new SwarmHealthData("ok", known.size(),
        known.stream().filter(worker -> worker.state() == WorkerState.READY).count(), health.pending(),
        health.processed());
  }
}
