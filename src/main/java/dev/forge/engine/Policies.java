package dev.forge.engine;

import dev.forge.batch.lifecycle.BatchPolicy;
import dev.forge.dispatch.DispatchPolicy;
import dev.forge.worker.WorkerPolicy;

/**
 * How the coordinator decides.
 *
 * @param settleSwarm whether swarm batches are settled
 * @param unmeasuredProvingMs what is said of a circuit that was never proved
 */
public record Policies(BatchPolicy batch, DispatchPolicy dispatch, WorkerPolicy worker, boolean settleSwarm,
    long unmeasuredProvingMs) {
  /** The usual ones. */
  public static final Policies DEFAULT =
      new Policies(BatchPolicy.DEFAULT, DispatchPolicy.DEFAULT, WorkerPolicy.DEFAULT, true, 30_000);

  /** The same with another policy of batches. */
  public Policies with(BatchPolicy other) {
    return new Policies(other, dispatch, worker, settleSwarm, unmeasuredProvingMs);
  }

  /** The same with another policy of dispatch. */
  public Policies with(DispatchPolicy other) {
    return new Policies(batch, other, worker, settleSwarm, unmeasuredProvingMs);
  }

  /** The same with or without settlement of swarm batches. */
  public Policies withSettleSwarm(boolean settle) {
    return new Policies(batch, dispatch, worker, settle, unmeasuredProvingMs);
  }
}
