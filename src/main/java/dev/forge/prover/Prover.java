package dev.forge.prover;

import java.util.List;
import java.util.Optional;

/** Whoever can prove the installed circuits. Safe for use by several threads. */
public interface Prover {
  /** The circuits that can be asked for. */
  List<CircuitId> circuits();

  /**
   * Proves that inputs satisfy a circuit. A proof is verified before it is given out. Whoever interrupts the calling thread
   * cancels the proof: it ends soon as {@link ProvingOutcome.ProverFailed} with a {@code CancellationException}, and the
   * thread's flag stays set. Keys that were being made for it are made to their end, since others want them too.
   *
   * @throws UnknownCircuitException if the circuit is not installed
   */
  ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener);

  /**
   * Verifies a proof under the key of a circuit.
   *
   * @param proof in gnark's raw format
   * @param publicWitness in gnark's format
   * @throws UnknownCircuitException if the circuit is not installed
   */
  Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness);

  /**
   * The key that proofs of a circuit verify under; none where they verify under no key, or the prover cannot tell.
   *
   * @throws UnknownCircuitException if the circuit is not installed
   */
  default Optional<VerifyingKeyName> verifyingKey(CircuitId circuit) {
    return Optional.empty();
  }

  /** The hash of that key where it is at hand; none is made, and a circuit without is no error. */
  default Optional<String> keptKeyHash(CircuitId circuit) {
    return verifyingKey(circuit).map(VerifyingKeyName::hash);
  }

  /** The name of the backend, as results carry it: {@code groth16}, {@code noir} or {@code mock}. */
  default String backend() {
    return "groth16";
  }

  /** Whether proofs are made from a witness; a mock's are made from the public inputs alone. */
  default boolean needsWitness() {
    return true;
  }
}
