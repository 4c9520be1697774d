package dev.forge.dispatch;

import dev.forge.dispatch.ClaimOutcome.Claimed;
import dev.forge.prover.Phase;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.worker.WorkerId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One worker's work: claims a chunk, proves it while a heartbeat renews the lease, and delivers the proof until the
 * coordinator has it. Outside any transaction; one call at a time for each thread that proves.
 */
public final class ChunkWork {
  private static final System.Logger LOG = System.getLogger(ChunkWork.class.getName());
  private static final Duration DELIVER_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final long MILLION = 1_000_000;

  private final WorkerId worker;
  private final Coordinator coordinator;
  private final Prover prover;
  private final Heartbeat heartbeat;
  private final Duration period;

  /** The work of a worker whose lease is renewed every so often. */
  public ChunkWork(WorkerId worker, Coordinator coordinator, Prover prover, Heartbeat heartbeat, Duration period) {
    this.worker = worker;
    this.coordinator = coordinator;
    this.prover = prover;
    this.heartbeat = heartbeat;
    this.period = period;
  }

  /** Works on a chunk that the bell rang for; returns what came of the claim. */
  public ClaimOutcome work(ChunkId chunk) throws InterruptedException {
    return done(coordinator.claim(worker, chunk));
  }

  /** Works on any chunk that waits; returns what came of the claim. */
  public ClaimOutcome workOnNext() throws InterruptedException {
    return done(coordinator.claimNext(worker));
  }

  private ClaimOutcome done(ClaimOutcome outcome) throws InterruptedException {
    if (outcome instanceof Claimed claimed) {
      workOn(claimed.claim());
    }
    return outcome;
  }

  /** Proves a chunk that was claimed, and delivers its proof. */
  public void workOn(ChunkClaim claim) throws InterruptedException {
    AtomicReference<String> progress = new AtomicReference<>("");
    Thread proving = Thread.currentThread();
    Beat beat = new Beat(claim, progress, proving);
    ProvingOutcome outcome;
    try (Heartbeat.Beating _ = heartbeat.every(period, beat)) {
      outcome = prover.prove(claim.circuit(), claim.inputs(), listener(progress));
    } catch (RuntimeException e) {
      outcome = new ProvingOutcome.ProverFailed(e.toString(), e);
    }
    if (beat.finish()) {
      Thread.interrupted(); // it was meant for the proof alone
    }
    switch (outcome) {
      case ProvingOutcome.Proved proved -> deliver(claim, proved);
      case ProvingOutcome.WitnessRejected rejected
          -> fail(claim, "the circuit refuses the witness: " + rejected.reason());
      case ProvingOutcome.ProverFailed _ when beat.ended() -> { /* the chunk is somebody else's now */ }
      case ProvingOutcome.ProverFailed failed when failed.isCancelled() -> giveBack(claim);
      case ProvingOutcome.ProverFailed failed -> {
        LOG.log(System.Logger.Level.WARNING, "chunk " + claim.chunk() + " could not be proved", failed.cause());
        fail(claim, failed.reason());
      }
    }
  }

  private void deliver(ChunkClaim claim, ProvingOutcome.Proved proved) throws InterruptedException {
    long milliseconds = proved.times().values().stream().mapToLong(Long::longValue).sum() / MILLION;
    Delivery delivery = new Delivery(claim.chunk(), worker, Optional.of(claim.token()), prover.backend(),
        proved.proof().verifyingKeyHash(), proved.proof().proof(), proved.proof().publicWitness(), milliseconds);
    while (true) {
      try {
        DeliveryOutcome outcome = coordinator.deliver(delivery);
        if (!(outcome instanceof DeliveryOutcome.Accepted || outcome instanceof DeliveryOutcome.Kept)) {
          LOG.log(System.Logger.Level.INFO, "proof of chunk " + claim.chunk() + ": " + outcome);
        }
        return;
      } catch (RuntimeException e) { // a finished proof is never thrown away because a call failed
        LOG.log(System.Logger.Level.WARNING, "proof of chunk " + claim.chunk() + " could not be delivered yet", e);
        Thread.sleep(DELIVER_AGAIN_AFTER);
      }
    }
  }

  private void fail(ChunkClaim claim, String reason) {
    try {
      coordinator.fail(claim.chunk(), worker, claim.token(), reason);
    } catch (RuntimeException e) { // the lease runs out by itself
      LOG.log(System.Logger.Level.WARNING, "chunk " + claim.chunk() + " could not be given back", e);
    }
  }

  /** The worker ends: somebody else proves it, and nobody failed. */
  private void giveBack(ChunkClaim claim) {
    boolean interrupted = Thread.interrupted();
    try {
      coordinator.giveBack(claim.chunk(), claim.token(), "worker " + worker + " gave it back");
    } catch (RuntimeException e) { // the lease runs out by itself
      LOG.log(System.Logger.Level.WARNING, "chunk " + claim.chunk() + " could not be given back", e);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProvingListener listener(AtomicReference<String> progress) {
    return new ProvingListener() {
      @Override
      public void started(Phase phase) {
        progress.set(phase.title());
      }
    };
  }

  /** Renews the lease, tells of a new phase, and ends the proof when the lease is lost. */
  private final class Beat implements Runnable {
    private final ChunkClaim claim;
    private final AtomicReference<String> progress;
    private final Thread proving;
    private String told = "";
    private boolean ended;
    private boolean finished;

    Beat(ChunkClaim claim, AtomicReference<String> progress, Thread proving) {
      this.claim = claim;
      this.progress = progress;
      this.proving = proving;
    }

    synchronized boolean ended() {
      return ended;
    }

    /** The proof is over: a beat that is still on its way interrupts nothing that follows. Returns whether one did. */
    synchronized boolean finish() {
      finished = true;
      return ended;
    }

    private synchronized void end() {
      ended = true;
      if (!finished) {
        proving.interrupt();
      }
    }

    @Override
    public void run() {
      String now = progress.get();
      Optional<String> news = now.equals(told) ? Optional.empty() : Optional.of("chunk " + claim.index() + ": " + now);
      try {
        if (coordinator.renew(claim.chunk(), claim.token(), news) instanceof RenewOutcome.LeaseLost lost) {
          LOG.log(System.Logger.Level.INFO, "lease of chunk " + claim.chunk() + " is lost: " + lost.reason());
          end();
        }
        told = now;
      } catch (RuntimeException e) { // the next beat tries again
        LOG.log(System.Logger.Level.WARNING, "lease of chunk " + claim.chunk() + " could not be renewed", e);
      }
    }
  }
}
