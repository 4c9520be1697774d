package dev.forge.fleet;

import dev.forge.batch.StrictFields;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.DispatchPolicy;
import dev.forge.prover.CircuitId;
import dev.forge.prover.Prover;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerRegistry;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where workers in other processes are served. What they send is JSON; a value that is missing or of another kind is refused
 * with a {@link dev.forge.batch.RefusedRequestException} that names the field.
 */
public final class FleetDesk {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final int LONGEST_WISH_MS = 3_600_000;
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

  private final Coordinator coordinator;
  private final WorkerRegistry workers;
  private final Prover prover;
  private final DispatchPolicy policy;
  private final Place place;

  /** Where those wait that find no chunk, and the clock of leases. */
  public record Place(WaitingRoom room, InstantSource clock) {}

  /** A desk of a coordinator whose keys are the prover's. */
  public FleetDesk(Coordinator coordinator, WorkerRegistry workers, Prover prover, DispatchPolicy policy,
      Place place) {
    this.coordinator = coordinator;
    this.workers = workers;
    this.prover = prover;
    this.policy = policy;
    this.place = place;
  }

  /**
   * A worker registers, or shows that it lives.
   *
   * @throws RefusedWorkerException if it speaks another version, or has a key that is not the coordinator's
   */
  public JsonObject register(WorkerId worker, JsonObject json) {
    return FleetJson.of(register(FleetJson.registration(worker, of(json))));
  }

  Membership register(Registration registration) {
    if (registration.protocol() != Registration.PROTOCOL) {
      throw new RefusedWorkerException("worker " + registration.worker() + " speaks version " + registration.protocol()
          + " of the protocol, this coordinator version " + Registration.PROTOCOL
          + ": run the same version of Forge on both");
    }
    Set<String> accepted = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    Map<String, String> offered = registration.circuits();
    prover.circuits().stream().filter(circuit -> offered.containsKey(circuit.name()))
        .forEach(circuit -> compare(circuit, offered.get(circuit.name()), accepted, wrong));
    if (!wrong.isEmpty()) {
      throw new RefusedWorkerException(
          "worker " + registration.worker() + " has other keys: " + String.join("; ", wrong)
              + ". Copy the coordinator's key folder to it");
    }
    workers.announce(registration.worker(), registration.url(), registration.capacity(), Optional.of(accepted));
    return new Membership(policy.lease(), policy.heartbeat(), accepted);
  }

  private void compare(CircuitId circuit, String offered, Set<String> accepted, List<String> wrong) {
    Optional<String> ours = prover.keptKeyHash(circuit);
    if (ours.filter(offered::equals).isPresent()) {
      accepted.add(circuit.name());
    } else if (ours.isPresent()) {
      wrong.add("of " + circuit + " with vk_hash " + offered + ", where the coordinator's is " + ours.get());
    }
  }

  /**
   * A worker wants a chunk: one that it names, or any, for which it waits a while.
   *
   * @throws InterruptedException if the thread is to end
   */
  public JsonObject claim(WorkerId worker, JsonObject json) throws InterruptedException {
    StrictFields fields = of(json);
    ClaimOutcome outcome = fields.has("chunk") ? coordinator.claim(worker, FleetJson.chunk(fields))
        : next(worker, Duration.ofMillis(fields.optional("wait_ms", name -> fields.integer(name, 0, LONGEST_WISH_MS))
            .orElse(0)));
    return FleetJson.of(outcome, place.clock().instant());
  }

  private ClaimOutcome next(WorkerId worker, Duration wish) throws InterruptedException {
    long end = System.nanoTime() + (wish.compareTo(LONGEST_WAIT) < 0 ? wish : LONGEST_WAIT).toNanos();
    while (true) {
      long seen = place.room().rings();
      ClaimOutcome outcome = coordinator.claimNext(worker);
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (!(outcome instanceof ClaimOutcome.NotAvailable) || !left.isPositive()) {
        return outcome;
      }
      place.room().await(seen, left.compareTo(LOOK_AGAIN_AFTER) < 0 ? left : LOOK_AGAIN_AFTER);
    }
  }

  /** A worker proves on. */
  public JsonObject renew(JsonObject json) {
    StrictFields fields = of(json);
    return FleetJson.of(coordinator.renew(FleetJson.chunk(fields), FleetJson.token(fields),
        fields.optional("progress", fields::text)), place.clock().instant());
  }

  /** A worker brings a proof. */
  public JsonObject deliver(JsonObject json) {
    return FleetJson.of(coordinator.deliver(FleetJson.delivery(of(json))));
  }

  /** A worker could not prove its chunk. */
  public JsonObject fail(WorkerId worker, JsonObject json) {
    StrictFields fields = of(json);
    return FleetJson.of(
        coordinator.fail(FleetJson.chunk(fields), worker, FleetJson.token(fields), fields.text("reason")));
  }

  /** A worker will not prove its chunk. */
  public JsonObject giveBack(JsonObject json) {
    StrictFields fields = of(json);
    boolean given = coordinator.giveBack(FleetJson.chunk(fields), FleetJson.token(fields), fields.text("reason"));
    return FleetJson.said(given ? "given_back" : "lease_lost", "");
  }

  /** A worker ends. */
  public JsonObject leave(WorkerId worker) {
    workers.leave(worker);
    return FleetJson.said("left", "");
  }

  private static StrictFields of(JsonObject json) {
    return new StrictFields(json, "");
  }
}
