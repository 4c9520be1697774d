package dev.forge.api.fleet;

import dev.forge.api.ApiException;
import dev.forge.api.ErrorCode;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.batch.StrictJson;
import dev.forge.fleet.FleetDesk;
import dev.forge.fleet.RefusedWorkerException;
import dev.forge.worker.WorkerId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The coordinator's side for workers in other processes. A call that waits for a chunk holds no thread of the server's pool.
 */
@Path("/fleet/workers/{worker}")
@RequestScoped
@ServedOnly(Served.FLEET)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FleetResource {
  @Inject
  private FleetDesk desk;

  @Resource(lookup = "concurrent/waiting")
  private ManagedExecutorService threads;

  @PathParam("worker")
  private String worker;

  private interface Call {
    JsonObject answer(JsonObject asked) throws InterruptedException;
  }

  /** A worker registers, or shows that it lives. */
  @POST
  @Operation(hidden = true)
  public void register(InputStream body, @Suspended AsyncResponse response) {
    WorkerId id = id();
    answer(body, response, asked -> desk.register(id, asked));
  }

  /** It wants a chunk. */
  @POST
  @Path("/claim")
  @Operation(hidden = true)
  public void claim(InputStream body, @Suspended AsyncResponse response) {
    WorkerId id = id();
    answer(body, response, asked -> desk.claim(id, asked));
  }

  /** It proves on. */
  @POST
  @Path("/renew")
  @Operation(hidden = true)
  public void renew(InputStream body, @Suspended AsyncResponse response) {
    answer(body, response, desk::renew);
  }

  /** It brings a proof. */
  @POST
  @Path("/deliver")
  @Operation(hidden = true)
  public void deliver(InputStream body, @Suspended AsyncResponse response) {
    answer(body, response, desk::deliver);
  }

  /** It could not prove. */
  @POST
  @Path("/fail")
  @Operation(hidden = true)
  public void fail(InputStream body, @Suspended AsyncResponse response) {
    WorkerId id = id();
    answer(body, response, asked -> desk.fail(id, asked));
  }

  /** It will not prove. */
  @POST
  @Path("/give-back")
  @Operation(hidden = true)
  public void giveBack(InputStream body, @Suspended AsyncResponse response) {
    answer(body, response, desk::giveBack);
  }

  /** It ends. */
  @POST
  @Path("/leave")
  @Operation(hidden = true)
  public void leave(InputStream body, @Suspended AsyncResponse response) {
    WorkerId id = id();
    answer(body, response, _ -> desk.leave(id));
  }

  private WorkerId id() {
    return WorkerId.parse(worker).orElseThrow(ApiException::noWorkerId);
  }

  /** The body is read here, where the request is; the rest happens on a thread that may wait. */
  private void answer(InputStream body, AsyncResponse response, Call call) {
    JsonObject asked = StrictJson.parse(body);
    threads.execute(() -> resume(response, call, asked));
  }

  private static void resume(AsyncResponse response, Call call, JsonObject asked) {
    try {
      response.resume(Json.createObjectBuilder().add("status", "success").add("data", call.answer(asked)).build()
          .toString());
    } catch (RefusedWorkerException e) {
      response.resume(ApiException.of(ErrorCode.INVALID_STATE, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      response.resume(ApiException.of(ErrorCode.CAPACITY_EXCEEDED, "the server ends"));
    } catch (RuntimeException e) {
      response.resume(e);
    }
  }
}
