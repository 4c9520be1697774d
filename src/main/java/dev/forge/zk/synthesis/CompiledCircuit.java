package dev.forge.zk.synthesis;

import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import java.util.random.RandomGenerator;

/** A constraint system compiled from an ACIR program. Immutable; any number of threads may assign witnesses at once. */
public final class CompiledCircuit {
  CompiledCircuit() {}

  /**
   * The constraint system. Its wires are the constant one, main's public parameters ascending, main's return values
   * ascending, then private wires.
   */
  public R1cs r1cs() {
    throw new UnsupportedOperationException();
  }

  /** {@link #assign(WitnessStack, RandomGenerator)} with the system's secure randomness. */
  public Assignment assign(WitnessStack witness) {
    return assign(witness, new java.security.SecureRandom());
  }

  /**
   * The wires' values for a solved witness. A witness that does not satisfy the program is assigned as far as it goes:
   * some row does not hold then.
   *
   * @param randomness where the commitment's mask comes from; anything but a secure source is for tests
   * @throws IllegalArgumentException if the stack does not end with main
   */
  public Assignment assign(WitnessStack witness, RandomGenerator randomness) {
    throw new UnsupportedOperationException();
  }

  /** What the circuit costs. */
  public SynthesisReport report() {
    throw new UnsupportedOperationException();
  }

  /**
   * Where a row comes from.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public RowOrigin describeRow(int row) {
    throw new UnsupportedOperationException();
  }
}
