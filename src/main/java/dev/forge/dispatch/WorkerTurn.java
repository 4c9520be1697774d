package dev.forge.dispatch;

import dev.forge.prover.Phase;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.worker.WorkerId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a worker does with a chunk it heard of: claims it, proves it outside any transaction while another thread renews the
 * lease, and brings the proof until that is acknowledged. When the lease is lost, the proof is given up at its next phase.
 */
public final class WorkerTurn {
  private static final Logger LOG = System.getLogger(WorkerTurn.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final WorkerId worker;
  private final Desk desk;
  private final Prover prover;
  private final ScheduledExecutorService heartbeats;

  /** Where chunks are given out and proofs are taken. */
  public record Desk(Claims claims, Deliveries deliveries, DispatchPolicy policy) {}

  /** The turn was given up because the chunk is not this worker's any more. */
  private static final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The turns of a worker.
   *
   * @param heartbeats whose threads renew leases
   */
  public WorkerTurn(WorkerId worker, Desk desk, Prover prover, ScheduledExecutorService heartbeats) {
    this.worker = worker;
    this.desk = desk;
    this.prover = prover;
    this.heartbeats = heartbeats;
  }

  /**
   * Takes a turn at a chunk; returns when the chunk is proved, given back or not to be had.
   *
   * @throws InterruptedException if the thread is to end while a proof waits to be acknowledged
   */
  public void take(ChunkId chunk) throws InterruptedException {
    switch (desk.claims().claim(worker, chunk)) {
      case ClaimOutcome.Claimed claimed -> prove(claimed.claim());
      case ClaimOutcome.NotAvailable none -> LOG.log(Level.DEBUG, none.reason());
      case ClaimOutcome.WorkerRefused refused -> LOG.log(Level.DEBUG, refused.reason());
    }
  }

  private void prove(ChunkClaim claim) throws InterruptedException {
    var progress = new Progress();
    long beat = desk.policy().heartbeat().toMillis();
    Future<?> heartbeat =
        heartbeats.scheduleAtFixedRate(() -> renew(claim, progress), beat, beat, TimeUnit.MILLISECONDS);
    try {
      long begun = System.nanoTime();
      ProvingOutcome outcome = outcome(claim, progress);
      bring(claim, outcome, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    } catch (GivenUpException e) {
      LOG.log(Level.INFO, "worker {0} gives up chunk {1}: {2}", worker, claim.chunk(), progress.lost());
    } finally {
      heartbeat.cancel(false);
    }
  }

  private ProvingOutcome outcome(ChunkClaim claim, Progress progress) {
    try {
      return prover.prove(claim.circuit(), claim.inputs(), progress);
    } catch (GivenUpException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "worker " + worker + " failed at chunk " + claim.chunk(), e);
      return new ProvingOutcome.ProverFailed(e.toString(), e);
    }
  }

  private void bring(ChunkClaim claim, ProvingOutcome outcome, long milliseconds) throws InterruptedException {
    switch (outcome) {
      case ProvingOutcome.Proved proved -> untilAcknowledged(claim, () -> deliver(claim, proved, milliseconds));
      case ProvingOutcome.WitnessRejected rejected -> untilAcknowledged(claim,
          () -> fail(claim, "the witness does not hold: " + rejected.reason()));
      case ProvingOutcome.ProverFailed failed -> untilAcknowledged(claim, () -> fail(claim, failed.reason()));
    }
  }

  private void deliver(ChunkClaim claim, ProvingOutcome.Proved proved, long milliseconds) {
    var delivery = new Delivery(claim.chunk(), worker, Optional.of(claim.token()), prover.backend(),
        proved.proof().verifyingKeyHash(), proved.proof().proof(), proved.proof().publicWitness(), milliseconds);
    DeliveryOutcome outcome = desk.deliveries().deliver(delivery);
    if (!(outcome instanceof DeliveryOutcome.Accepted)) {
      LOG.log(Level.INFO, "the proof of chunk {0} was not needed or refused: {1}", claim.chunk(), outcome);
    }
  }

  private void fail(ChunkClaim claim, String reason) {
    FailureOutcome outcome = desk.deliveries().fail(claim.chunk(), worker, claim.token(), reason);
    LOG.log(Level.WARNING, "worker {0} could not prove chunk {1}: {2} ({3})", worker, claim.chunk(), reason, outcome);
  }

  /** A finished proof is not thrown away because a call failed. */
  private void untilAcknowledged(ChunkClaim claim, Runnable call) throws InterruptedException {
    Duration pause = Duration.ofMillis(200);
    while (true) {
      try {
        call.run();
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "the result of chunk " + claim.chunk() + " is not acknowledged; again in " + pause, e);
        Thread.sleep(pause);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      }
    }
  }

  private void renew(ChunkClaim claim, Progress progress) {
    try {
      if (desk.claims().renew(claim.chunk(), claim.token(), progress.news()) instanceof RenewOutcome.LeaseLost lost) {
        progress.lose(lost.reason());
      }
    } catch (RuntimeException e) { // the lease may last until the next beat
      LOG.log(Level.WARNING, "the lease of chunk " + claim.chunk() + " could not be renewed", e);
    }
  }

  /** What the prover is at; tells the heartbeat, and ends the proof once the lease is lost. */
  private static final class Progress implements ProvingListener {
    private static final Map<Phase, String> MESSAGES = Map.of(Phase.COMPILE, "the circuit is compiled",
        Phase.SETUP, "the circuit's keys are made", Phase.LOAD_KEYS, "keys are loaded",
        Phase.EXECUTE, "the witness is solved", Phase.SYNTHESIZE, "the constraint system is filled",
        Phase.PROVE, "the proof is made", Phase.VERIFY, "the proof is verified");

    private final AtomicReference<String> lost = new AtomicReference<>();
    private volatile Phase phase = Phase.COMPILE;
    private volatile int percent;
    private volatile String told = "";

    @Override
    public void started(Phase next) {
      stopIfLost();
      phase = next;
      percent = 0;
    }

    @Override
    public void progressed(double fraction) {
      stopIfLost();
      percent = (int) (fraction * 100);
    }

    /** What is new since the last call. */
    Optional<String> news() {
      String now = MESSAGES.get(phase) + (percent > 0 ? " (" + percent + " %)" : "");
      boolean isNew = !now.equals(told);
      told = now;
      return isNew ? Optional.of(now) : Optional.empty();
    }

    void lose(String reason) {
      lost.set(reason);
    }

    String lost() {
      return lost.get();
    }

    private void stopIfLost() {
      if (lost.get() != null) {
        throw new GivenUpException();
      }
    }
  }
}
