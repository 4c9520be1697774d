package dev.forge.job;

import dev.forge.ledger.Ledger;
import java.time.Duration;

/** Forgets jobs some time after their results were deleted. */
public final class JobRetention {
  private static final int MOST = 200;

  private final ProofJobs jobs;
  private final Ledger ledger;
  private final Duration keep;

  /** Retention that keeps how a job ended for so long. */
  public JobRetention(ProofJobs jobs, Ledger ledger, Duration keep) {
    this.jobs = jobs;
    this.ledger = ledger;
    this.keep = keep;
  }

  /** Forgets jobs; returns how many. */
  public int sweep() {
    return ledger.units().call(() -> jobs.deleteExpiredBefore(ledger.now().minus(keep), MOST));
  }
}
