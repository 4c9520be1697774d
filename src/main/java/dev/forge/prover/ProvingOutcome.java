package dev.forge.prover;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** What came of a request for a proof. */
public sealed interface ProvingOutcome {
  /**
   * A proof that verifies.
   *
   * @param proof the proof with what is needed to verify it
   * @param times nanoseconds of each phase
   */
  record Proved(ProofBundle proof, Map<Phase, Long> times) implements ProvingOutcome {}

  /**
   * The inputs do not satisfy the circuit; trying again would not help.
   *
   * @param reason the failing assertion's message, or what else does not hold
   * @param location the failing opcode or row
   */
  record WitnessRejected(String reason, Optional<String> location) implements ProvingOutcome {}

  /** The prover failed, or was cancelled; the inputs may be right. */
  record ProverFailed(String reason, Throwable cause) implements ProvingOutcome {
    /** What comes of a proof whose thread was interrupted. */
    static ProverFailed cancelled(Exception cause) {
      return new ProverFailed("the proof was cancelled: " + cause.getMessage(),
          cause instanceof CancellationException ? cause : new CancellationException(cause.toString()));
    }

    /** Whether it ended because its thread was interrupted. */
    public boolean isCancelled() {
      return cause instanceof CancellationException;
    }
  }
}
