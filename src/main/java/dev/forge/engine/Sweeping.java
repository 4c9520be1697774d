package dev.forge.engine;

import dev.forge.auditor.Auditor;
import dev.forge.batch.lifecycle.Preparation;
import dev.forge.batch.lifecycle.Retention;
import dev.forge.dispatch.DispatchSweeper;
import dev.forge.job.JobRetention;
import dev.forge.ledger.AuditRetention;
import dev.forge.settlement.Settling;
import dev.forge.worker.WorkerRegistry;

/**
 * All that is done again and again. Each method may be called by a timer at any time and by several processes at once.
 */
public record Sweeping(DispatchSweeper dispatch, WorkerRegistry workers, Preparation preparation, Settling settling,
    Retention retention, JobRetention jobRetention, AuditRetention auditRetention, Auditor auditor) {
  /** Every second or so: leases, bells, workers. Returns how much there was to do. */
  public int often() {
    return dispatch.expireLeases() + dispatch.ringAgain() + workers.sweep();
  }

  /** Every second or so, on a thread that may take long: batches whose bell was lost, and settlements. */
  public int work() {
    return preparation.prepareWaiting() + settling.sweep();
  }

  /** Every minute or so: what is past its time is deleted, and the rows are audited. */
  public int rarely() {
    return retention.sweep() + jobRetention.sweep() + auditRetention.sweep() + auditor.sweep();
  }
}
