package dev.forge.zk.mimc;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;

/**
 * The hash of the live system's state tree, on the MiMC permutation of Fr (Albrecht, Grassi, Rechberger, Roy, Tiessen,
 * "MiMC", 2016) with the exponent 7, 91 rounds and no key: x becomes (x + c_i)^7 with c_i = (i + 1)^3 + (i + 1).
 *
 * <p>hash_n(x_1 .. x_n): the state starts at 0, and for each of n, x_1, .. x_n the element is added and the state
 * permuted.
 *
 * <p><b>Not collision resistant.</b> No part of the state is hidden from the input and the permutation can be run
 * backwards, so the last input can be solved for any target.
 */
public final class Mimc {
  /** Rounds of the permutation. */
  public static final int ROUNDS = 91;

  /** Limbs of the scratch array that a permutation overwrites. */
  public static final int SCRATCH_LIMBS = 2 * LIMBS;

  private static final Modulus FIELD = Fr.MODULUS;
  private static final FrVector CONSTANTS = constants();
  private static final FrVector STARTS = starts(); // the state after the length, for short inputs

  private Mimc() {}

  /** The round constant c_i, i from 0 to 90. */
  public static Fr roundConstant(int i) {
    return CONSTANTS.get(i);
  }

  /** The permutation. */
  public static Fr permute(Fr x) {
    long[] state = new long[LIMBS];
    x.pack(state, 0);
    permute(state, 0, new long[SCRATCH_LIMBS]);
    return Fr.unpack(state, 0);
  }

  /**
   * Permutes the packed element at an offset in place, without allocating.
   *
   * @param scratch at least {@link #SCRATCH_LIMBS} limbs, overwritten
   */
  public static void permute(long[] state, int offset, long[] scratch) {
    for (int round = 0; round < ROUNDS; round++) {
      FIELD.add(scratch, 0, state, offset, CONSTANTS.limbs(), LIMBS * round);
      FIELD.square(scratch, LIMBS, scratch, 0); // x^2
      FIELD.multiply(state, offset, scratch, LIMBS, scratch, 0); // x^3
      FIELD.square(scratch, LIMBS, state, offset); // x^6
      FIELD.multiply(state, offset, scratch, LIMBS, scratch, 0); // x^7
    }
  }

  /** The hash of any number of elements. */
  public static Fr hash(Fr... inputs) {
    long[] state = new long[LIMBS];
    long[] scratch = new long[SCRATCH_LIMBS];
    start(inputs.length).pack(state, 0);
    for (Fr input : inputs) {
      input.pack(scratch, 0);
      FIELD.add(state, 0, state, 0, scratch, 0);
      permute(state, 0, scratch);
    }
    return Fr.unpack(state, 0);
  }

  private static Fr start(int length) {
    return length < STARTS.size() ? STARTS.get(length) : permute(Fr.of(length));
  }

  private static FrVector starts() {
    FrVector starts = new FrVector(5);
    for (int length = 0; length < starts.size(); length++) {
      starts.set(length, permute(Fr.of(length)));
    }
    return starts;
  }

  private static FrVector constants() {
    FrVector constants = new FrVector(ROUNDS);
    for (long i = 1; i <= ROUNDS; i++) {
      constants.set((int) i - 1, Fr.of(i * i * i + i));
    }
    return constants;
  }
}
