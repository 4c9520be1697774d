package dev.forge.simulation;

import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.RenewOutcome;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.worker.WorkerId;
import java.time.Duration;
import java.util.Optional;

/** A worker with one slot: it claims what the bell rings for, renews while it proves, and delivers until it is heard. */
final class SimulatedWorker {
  private static final Duration ANNOUNCE = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  final WorkerId id;
  private final Deployment deployment;
  private final boolean lies;
  private Optional<Work> work = Optional.empty();
  private boolean alive = true;

  /** A claim in hand. */
  static final class Work {
    final ChunkClaim claim;
    final Duration provingTime;
    /** Whether something outside the worker's power may have kept its last sign of life from the coordinator. */
    boolean unlucky;

    Work(ChunkClaim claim, Duration provingTime) {
      this.claim = claim;
      this.provingTime = provingTime;
    }
  }

  SimulatedWorker(WorkerId id, Deployment deployment, boolean lies) {
    this.id = id;
    this.deployment = deployment;
    this.lies = lies;
    announce();
    deployment.timeline.every(ANNOUNCE, () -> {
      announce();
      return true;
    });
  }

  boolean isIdle() {
    return alive && work.isEmpty();
  }

  Optional<Work> work() {
    return work;
  }

  void hear(ChunkId chunk) {
    if (diesNow() || deployment.loses()) {
      return;
    }
    deployment.ask("worker " + id + " claims " + chunk, engine -> engine.coordinator().claim(id, chunk))
        .filter(_ -> !deployment.loses()).ifPresent(outcome -> {
          if (outcome instanceof ClaimOutcome.Claimed claimed) {
            deployment.claimed(id, claimed.claim());
            begin(claimed.claim());
          }
        });
  }

  private void begin(ChunkClaim claim) {
    Work mine = new Work(claim, deployment.provingTime());
    work = Optional.of(mine);
    deployment.timeline.after(mine.provingTime, () -> ifStill(mine, () -> finish(mine)));
    if (deployment.bug != PlantedBug.HEARTBEAT_TIED_TO_THE_PROVER) {
      deployment.timeline.every(deployment.policies.dispatch().heartbeat(), () -> isStill(mine) && beat(mine));
    }
  }

  private boolean beat(Work mine) {
    if (diesNow()) {
      return false;
    }
    mine.unlucky = true;
    if (deployment.loses()) {
      return true;
    }
    Optional<RenewOutcome> outcome = deployment.ask("worker " + id + " renews " + mine.claim.chunk(),
        engine -> engine.coordinator().renew(mine.claim.chunk(), mine.claim.token(), Optional.of("proving")));
    if (outcome.isPresent() && outcome.get() instanceof RenewOutcome.Renewed) {
      mine.unlucky = false;
    } else if (outcome.isPresent() && deployment.random.nextBoolean()) { // its proof would still be welcome
      work = Optional.empty();
      return false;
    }
    return true;
  }

  private void finish(Work mine) {
    if (diesNow()) {
      return;
    }
    if (deployment.proverBreaks()) {
      deployment.ask("worker " + id + " gives back " + mine.claim.chunk(),
          engine -> engine.coordinator().fail(mine.claim.chunk(), id, mine.claim.token(), "the prover is broken"));
      work = Optional.empty();
    } else {
      deliver(mine, proof(mine, lies && deployment.lying()));
    }
  }

  private void deliver(Work mine, Delivery delivery) {
    if (diesNow()) {
      return;
    }
    boolean heard = !deployment.loses() && deployment.deliver(delivery);
    if (deployment.doubles()) {
      deployment.timeline.after(deployment.delay(), () -> deployment.deliver(delivery));
    }
    if (heard && !deployment.loses()) {
      work = Optional.empty();
      deployment.someoneIsIdle();
    } else {
      deployment.timeline.after(AGAIN, () -> ifStill(mine, () -> deliver(mine, delivery)));
    }
  }

  private Delivery proof(Work mine, boolean wrong) {
    ChunkClaim claim = mine.claim;
    var proved = (ProvingOutcome.Proved) Deployment.MOCK.prove(claim.circuit(), claim.inputs(), ProvingListener.NONE);
    byte[] proof = proved.proof().proof().clone();
    if (wrong) {
      proof[7] ^= 1;
    }
    return new Delivery(claim.chunk(), id, Optional.of(claim.token()), "mock", proved.proof().verifyingKeyHash(), proof,
        proved.proof().publicWitness(), mine.provingTime.toMillis());
  }

  private void announce() {
    if (alive && !deployment.loses()) {
      deployment.ask("worker " + id + " announces itself", engine -> {
        engine.workers().announce(id, Optional.empty(), 1);
        return true;
      });
    }
  }

  private boolean diesNow() {
    if (alive && deployment.kills()) {
      deployment.note("worker " + id + " dies");
      alive = false;
      work = Optional.empty();
      deployment.timeline.after(deployment.delay().multipliedBy(20), () -> alive = true);
    }
    return !alive;
  }

  private boolean isStill(Work mine) {
    return work.filter(now -> now == mine).isPresent();
  }

  private void ifStill(Work mine, Runnable action) {
    if (isStill(mine)) {
      action.run();
    }
  }
}
