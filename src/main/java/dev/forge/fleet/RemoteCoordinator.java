package dev.forge.fleet;

import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.dispatch.FailureOutcome;
import dev.forge.dispatch.LeaseToken;
import dev.forge.dispatch.RenewOutcome;
import dev.forge.worker.WorkerId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The coordinator as a worker elsewhere reaches it: any of several that share a database, and the next one when one does not
 * answer. Every method throws {@link CoordinatorAwayException} where none does; all may be called again.
 */
public final class RemoteCoordinator implements Coordinator, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final int CONFLICT = 409;

  private final WorkerId worker;
  private final List<URI> coordinators;
  private final Optional<String> apiToken;
  private final InstantSource clock;
  private final AtomicInteger current = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

  /**
   * Coordinators at their addresses, none asked yet.
   *
   * @param coordinators at least one
   * @param apiToken the token of their API, where they want one
   */
  public RemoteCoordinator(WorkerId worker, List<URI> coordinators, Optional<String> apiToken, InstantSource clock) {
    if (coordinators.isEmpty()) {
      throw new IllegalArgumentException("a worker needs the address of a coordinator");
    }
    this.worker = worker;
    this.coordinators = List.copyOf(coordinators);
    this.apiToken = apiToken;
    this.clock = clock;
    current.set((int) (worker.number() % coordinators.size()));
  }

  /**
   * Registers, or shows that the worker lives.
   *
   * @throws RefusedWorkerException if the coordinator does not take it
   */
  Membership register(Registration registration) {
    return FleetJson.membership(send("fleet/workers/" + worker, FleetJson.of(registration), PATIENCE));
  }

  /** Says that the worker ends. */
  void leave() {
    send("fleet/workers/" + worker + "/leave", Json.createObjectBuilder().build(), PATIENCE);
  }

  @Override
  public ClaimOutcome claim(WorkerId by, ChunkId chunk) {
    JsonObject wish = Json.createObjectBuilder().add("chunk", chunk.toString()).build();
    return FleetJson.claim(send("fleet/workers/" + by + "/claim", wish, PATIENCE), clock.instant());
  }

  /** Waits a while where nothing is to be had. */
  @Override
  public ClaimOutcome claimNext(WorkerId by) {
    JsonObject wish = Json.createObjectBuilder().add("wait_ms", WAIT.toMillis()).build();
    return FleetJson.claim(send("fleet/workers/" + by + "/claim", wish, WAIT.plus(PATIENCE)), clock.instant());
  }

  @Override
  public RenewOutcome renew(ChunkId chunk, LeaseToken token, Optional<String> progress) {
    JsonObjectBuilder all = leased(chunk, token);
    progress.ifPresent(message -> all.add("progress", message));
    return FleetJson.renewal(send("fleet/workers/" + worker + "/renew", all.build(), PATIENCE), clock.instant());
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    return FleetJson.deliveryOutcome(
        send("fleet/workers/" + worker + "/deliver", FleetJson.of(delivery), PATIENCE.multipliedBy(4)));
  }

  @Override
  public FailureOutcome fail(ChunkId chunk, WorkerId by, LeaseToken token, String reason) {
    return FleetJson.failureOutcome(
        send("fleet/workers/" + by + "/fail", leased(chunk, token).add("reason", reason).build(), PATIENCE));
  }

  @Override
  public boolean giveBack(ChunkId chunk, LeaseToken token, String reason) {
    return send("fleet/workers/" + worker + "/give-back", leased(chunk, token).add("reason", reason).build(), PATIENCE)
        .getString("outcome").equals("given_back");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static JsonObjectBuilder leased(ChunkId chunk, LeaseToken token) {
    return Json.createObjectBuilder().add("chunk", chunk.toString()).add("token", token.value());
  }

  private JsonObject send(String path, JsonObject body, Duration patience) {
    int at = current.get();
    URI base = coordinators.get(Math.floorMod(at, coordinators.size()));
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/" + path)).timeout(patience)
        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    apiToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try {
      return answer(base, client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException | CoordinatorAwayException e) {
      current.compareAndSet(at, at + 1);
      throw new CoordinatorAwayException("coordinator " + base + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoordinatorAwayException("interrupted while " + base + " was asked", e);
    }
  }

  private static JsonObject answer(URI base, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2 && answer.statusCode() != CONFLICT) {
      throw new CoordinatorAwayException("it answered " + answer.statusCode() + " " + answer.body());
    }
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      JsonObject json = reader.readObject();
      if (answer.statusCode() == CONFLICT) {
        throw new RefusedWorkerException("coordinator " + base + " refuses: " + json.getString("message"));
      }
      return json.getJsonObject("data");
    }
  }
}
