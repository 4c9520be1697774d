package dev.forge.zk.mimc;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;

/** {@link Mimc}'s hash_2 of many pairs at once, one pair in each lane of the kernels' passes. For one thread. */
public final class MimcLanes {
  /** The most pairs at once. */
  public static final int PAIRS = 16;

  private static final int BLOCK = FieldKernel.BLOCK;
  private static final int BLOCKS = PAIRS / FieldKernel.LANES;
  private static final FieldKernel FIELD = Kernels.chosen().fr();
  private static final double[] ROUND_CONSTANTS = roundConstants();
  private static final double[] START = new double[BLOCKS * BLOCK];

  static {
    fill(START, 0, Mimc.permute(Fr.of(2)));
  }

  private final double[] state = new double[BLOCKS * BLOCK];
  private final double[] input = new double[BLOCKS * BLOCK];
  private final double[] shifted = new double[BLOCKS * BLOCK];
  private final double[] power = new double[BLOCKS * BLOCK];

  /**
   * Sets each element of a vector to the hash of the elements at its place in two others, which may be the same vector.
   *
   * @throws IllegalArgumentException if there are more than {@link #PAIRS}, or the sizes differ
   */
  public void hash(FrVector left, FrVector right, FrVector result) {
    if (left.size() > PAIRS || left.size() != right.size() || left.size() != result.size()) {
      throw new IllegalArgumentException(
          "hashes of " + left.size() + " and " + right.size() + " elements for " + result.size());
    }
    absorb(START, left);
    absorb(state, right);
    for (int i = 0; i < result.size(); i++) {
      FIELD.readElement(state, at(i), result.limbs(), Modulus.LIMBS * i);
    }
  }

  private void absorb(double[] before, FrVector elements) {
    for (int i = 0; i < elements.size(); i++) {
      FIELD.writeElement(input, at(i), elements.limbs(), Modulus.LIMBS * i);
    }
    FIELD.add(state, 0, before, 0, input, 0, BLOCKS, BLOCK);
    for (int round = 0; round < Mimc.ROUNDS; round++) {
      FIELD.add(shifted, 0, state, 0, ROUND_CONSTANTS, round * BLOCKS * BLOCK, BLOCKS, BLOCK);
      FIELD.square(power, 0, shifted, 0, BLOCKS, BLOCK); // x^2
      FIELD.multiply(state, 0, power, 0, shifted, 0, BLOCKS, BLOCK); // x^3
      FIELD.square(power, 0, state, 0, BLOCKS, BLOCK); // x^6
      FIELD.multiply(state, 0, power, 0, shifted, 0, BLOCKS, BLOCK); // x^7
    }
  }

  private static int at(int pair) {
    return pair / FieldKernel.LANES * BLOCK + pair % FieldKernel.LANES;
  }

  private static double[] roundConstants() {
    double[] constants = new double[Mimc.ROUNDS * BLOCKS * BLOCK];
    for (int round = 0; round < Mimc.ROUNDS; round++) {
      fill(constants, round * BLOCKS * BLOCK, Mimc.roundConstant(round));
    }
    return constants;
  }

  private static void fill(double[] target, int from, Fr element) {
    long[] packed = new long[Modulus.LIMBS];
    element.pack(packed, 0);
    for (int i = 0; i < PAIRS; i++) {
      FIELD.writeElement(target, from + at(i), packed, 0);
    }
  }
}
