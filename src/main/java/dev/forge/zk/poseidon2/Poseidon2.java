package dev.forge.zk.poseidon2;

import static dev.forge.zk.field.Modulus.LIMBS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.FULL_ROUNDS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.FULL_ROUND_CONSTANTS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.INTERNAL_DIAGONAL;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.PARTIAL_ROUNDS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.PARTIAL_ROUND_CONSTANTS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.STATE_SIZE;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import java.math.BigInteger;

/**
 * The Poseidon2 permutation of four elements of Fr and the sponge on it (Grassi, Khovratovich, Schofnegger,
 * "Poseidon2: A Faster Version of the Poseidon Hash Function", 2023), with Noir's constants.
 *
 * <p>The permutation applies the external matrix, four full rounds, 56 partial rounds, and four full rounds. A full
 * round adds four constants, raises every element to the fifth power, and applies the external matrix; a partial round
 * does so to the first element only and applies the internal matrix. The external matrix is
 *
 * <pre>
 *   5 7 1 3
 *   4 6 1 1
 *   1 3 5 7
 *   1 1 4 6
 * </pre>
 *
 * and the internal one maps x to d_i x_i + (x_0 + x_1 + x_2 + x_3).
 *
 * <p>The sponge absorbs three elements at a time. The fourth element of its state starts at n 2^64 for n inputs, and so
 * separates lengths; the first element after the last permutation is the hash.
 */
public final class Poseidon2 {
  /** Limbs of a packed state. */
  public static final int STATE_LIMBS = STATE_SIZE * LIMBS;

  /** Limbs of the scratch array that a permutation overwrites. */
  public static final int SCRATCH_LIMBS = STATE_LIMBS;

  private static final int RATE = 3;
  private static final Modulus FIELD = Fr.MODULUS;
  private static final Fr LENGTH_UNIT = Fr.reduce(BigInteger.ONE.shiftLeft(64));

  private Poseidon2() {}

  /** The hash of any number of elements. */
  public static Fr hash(Fr... inputs) {
    long[] state = new long[STATE_LIMBS];
    long[] scratch = new long[SCRATCH_LIMBS];
    LENGTH_UNIT.multiply(Fr.of(inputs.length)).pack(state, RATE * LIMBS);
    for (int i = 0; i < inputs.length; i++) {
      int element = i % RATE;
      inputs[i].pack(scratch, 0);
      FIELD.add(state, element * LIMBS, state, element * LIMBS, scratch, 0);
      if (element == RATE - 1 && i < inputs.length - 1) {
        permute(state, 0, scratch);
      }
    }
    permute(state, 0, scratch);
    return Fr.unpack(state, 0);
  }

  /**
   * Permutes a vector of four elements in place.
   *
   * @throws IllegalArgumentException if the vector has another size
   */
  public static void permute(FrVector state) {
    if (state.size() != STATE_SIZE) {
      throw new IllegalArgumentException("a Poseidon2 state has 4 elements, not " + state.size());
    }
    permute(state.limbs(), 0, new long[SCRATCH_LIMBS]);
  }

  /**
   * Permutes the four packed elements at an offset in place, without allocating.
   *
   * @param scratch at least {@link #SCRATCH_LIMBS} limbs, overwritten
   */
  public static void permute(long[] state, int offset, long[] scratch) {
    externalMatrix(state, offset, scratch);
    fullRounds(state, offset, scratch, 0, FULL_ROUNDS / 2);
    for (int round = 0; round < PARTIAL_ROUNDS; round++) {
      FIELD.add(state, offset, state, offset, PARTIAL_ROUND_CONSTANTS.limbs(), LIMBS * round);
      fifthPower(state, offset, scratch);
      internalMatrix(state, offset, scratch);
    }
    fullRounds(state, offset, scratch, FULL_ROUNDS / 2, FULL_ROUNDS);
  }

  private static void fullRounds(long[] state, int offset, long[] scratch, int from, int to) {
    for (int round = from; round < to; round++) {
      for (int i = 0; i < STATE_LIMBS; i += LIMBS) {
        FIELD.add(state, offset + i, state, offset + i, FULL_ROUND_CONSTANTS.limbs(), STATE_LIMBS * round + i);
        fifthPower(state, offset + i, scratch);
      }
      externalMatrix(state, offset, scratch);
    }
  }

  private static void fifthPower(long[] x, int xo, long[] scratch) {
    FIELD.square(scratch, 0, x, xo);
    FIELD.square(scratch, 0, scratch, 0);
    FIELD.multiply(x, xo, x, xo, scratch, 0);
  }

  /** The external matrix in 8 additions and 4 doublings (appendix B of the paper). */
  private static void externalMatrix(long[] x, int offset, long[] t) {
    int x0 = offset;
    int x1 = offset + LIMBS;
    int x2 = offset + 2 * LIMBS;
    int x3 = offset + 3 * LIMBS;
    int t0 = 0;
    int t1 = LIMBS;
    int t2 = 2 * LIMBS;
    int t3 = 3 * LIMBS;
    FIELD.add(t, t0, x, x0, x, x1);
    FIELD.add(t, t1, x, x2, x, x3);
    FIELD.add(t, t2, x, x1, x, x1);
    FIELD.add(t, t2, t, t2, t, t1); // 2 x1 + x2 + x3
    FIELD.add(t, t3, x, x3, x, x3);
    FIELD.add(t, t3, t, t3, t, t0); // x0 + x1 + 2 x3
    quadruple(t, t1);
    FIELD.add(x, x3, t, t1, t, t3); // x0 + x1 + 4 x2 + 6 x3
    quadruple(t, t0);
    FIELD.add(x, x1, t, t0, t, t2); // 4 x0 + 6 x1 + x2 + x3
    FIELD.add(x, x0, t, t3, x, x1);
    FIELD.add(x, x2, t, t2, x, x3);
  }

  private static void internalMatrix(long[] x, int offset, long[] t) {
    FIELD.add(t, 0, x, offset, x, offset + LIMBS);
    FIELD.add(t, 0, t, 0, x, offset + 2 * LIMBS);
    FIELD.add(t, 0, t, 0, x, offset + 3 * LIMBS);
    for (int i = 0; i < STATE_LIMBS; i += LIMBS) {
      FIELD.multiply(x, offset + i, x, offset + i, INTERNAL_DIAGONAL.limbs(), i);
      FIELD.add(x, offset + i, x, offset + i, t, 0);
    }
  }

  private static void quadruple(long[] x, int xo) {
    FIELD.add(x, xo, x, xo, x, xo);
    FIELD.add(x, xo, x, xo, x, xo);
  }
}
