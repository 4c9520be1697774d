package dev.forge.api.health;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The probes of MicroProfile Health beside the swarm's {@code /health}: the platform's own endpoint would take that address,
 * so it is on the management port, and this one answers the same from the same checks.
 */
@Path("/health/{probe:started|live|ready}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health", description = "Probes")
public class ProbesResource {
  @Inject
  @Startup
  private Instance<HealthCheck> started;

  @Inject
  @Liveness
  private Instance<HealthCheck> live;

  @Inject
  @Readiness
  private Instance<HealthCheck> ready;

  @GET
  @Operation(operationId = "probe", summary = "Whether the server has started, lives, or takes work")
  @APIResponse(responseCode = "200", description = "Yes",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ProbeData.class)))
  @APIResponse(responseCode = "503", description = "No; the checks say why",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ProbeData.class),
          examples = @ExampleObject(name = "down", value = """
              {"status":"DOWN","checks":[{"name":"database","status":"DOWN","data":{"problem":"no connection"}}]}""")))
  public Response probe(@Parameter(description = "What is asked", schema = @Schema(type = SchemaType.STRING,
      enumeration = {"started", "live", "ready"})) @PathParam("probe") String probe) {
    Stream<HealthCheck> checks = switch (probe) {
      case "started" -> started.stream();
      case "live" -> live.stream();
      default -> ready.stream();
    };
    ProbeData answer = ProbeData.of(checks.map(ProbesResource::call).toList());
    return Response.status(answer.isUp() ? 200 : 503).entity(answer).build();
  }

  private static HealthCheckResponse call(HealthCheck check) {
    try {
      return check.call();
    } catch (RuntimeException e) {
      return HealthCheckResponse.down(check.getClass().getSimpleName());
    }
  }
}
