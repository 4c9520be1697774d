package dev.forge.batch.proving;

import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.transition.WitnessRejection;
import dev.forge.prover.ProvingOutcome;

/** What came of a request to prove a batch. */
public sealed interface BatchProvingOutcome {
  /** The batch is proved by one proof. */
  record Proved(BatchCircuit circuit, ProvingOutcome.Proved proof) implements BatchProvingOutcome {}

  /** The batch does not hold, so no proof was tried. */
  record TransitionRejected(WitnessRejection rejection) implements BatchProvingOutcome {}

  /**
   * The batch holds, but does not come to what was expected of it, so no proof was tried.
   *
   * @param value the name of the value, such as {@code batch_hash}
   */
  record ExpectationMissed(String value, String expected, String actual) implements BatchProvingOutcome {
    /** A sentence for people. */
    public String explanation() {
      return value + " is " + actual + ", expected was " + expected;
    }
  }

  /** The circuit refuses what the transition allowed, or the prover failed; either is a fault of the program. */
  record NotProved(BatchCircuit circuit, ProvingOutcome outcome) implements BatchProvingOutcome {}
}
