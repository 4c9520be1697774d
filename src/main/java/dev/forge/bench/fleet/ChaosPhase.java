package dev.forge.bench.fleet;

import java.util.List;

/**
 * What came of one fleet whose processes were struck.
 *
 * @param prover {@code mock} or {@code real}
 * @param acknowledged how many batches some coordinator took, by the load's own ledger
 * @param planted how many of those had to fail
 * @param refused how many calls of the load had no answer, or another than yes
 * @param notAsExpected batches that did not end as they must
 * @param accepted acceptances in the audit
 * @param acceptedTwice chunks accepted more than once
 * @param lost chunks of completed batches without a proof
 * @param wrongProofs chunks whose proof does not verify, or not for their own statement
 * @param strikes what was done
 */
record ChaosPhase(String prover, int acknowledged, int planted, int refused, List<String> notAsExpected, long accepted,
    long acceptedTwice, long lost, List<String> wrongProofs, List<Landed> strikes) {
  /** Copies the lists. */
  ChaosPhase {
    notAsExpected = List.copyOf(notAsExpected);
    wrongProofs = List.copyOf(wrongProofs);
    strikes = List.copyOf(strikes);
  }

  /** Whether every promise was kept. */
  boolean isWell() {
    return notAsExpected.isEmpty() && acceptedTwice == 0 && lost == 0 && wrongProofs.isEmpty() && accepted > 0
        && strikes.stream().allMatch(strike -> strike.recoverySeconds().isPresent());
  }
}
