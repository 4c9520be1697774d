package dev.forge.zk.pairing;

import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;
import java.util.Arrays;

/** The inverses of the eight lanes of a block of Fp with one inversion of a field element. For one thread. */
final class LaneInversion {
  private static final int LANES = FieldKernel.LANES;
  private static final int BLOCK = FieldKernel.BLOCK;
  private static final int ROUNDS = 3;

  private final FieldKernel field;
  private final double[] rotated = new double[ROUNDS * BLOCK];
  private final double[] product = new double[BLOCK];
  private final long[] limbs = new long[Modulus.LIMBS];

  LaneInversion(FieldKernel field) {
    this.field = field;
  }

  /** Replaces each element of the block by its inverse; if one is 0 nothing happens, and false is returned. */
  boolean invert(double[] m, int at) {
    // rounds of rotating by 4, 2, 1 lanes and multiplying leave the product of all lanes in each
    System.arraycopy(m, at, product, 0, BLOCK);
    for (int round = 0, shift = LANES / 2; round < ROUNDS; round++, shift /= 2) {
      rotate(round * BLOCK, shift);
      field.multiply(product, 0, product, 0, rotated, round * BLOCK, 1, BLOCK);
    }
    field.readElement(product, 0, limbs, 0);
    Modulus modulus = field.modulus();
    if (modulus.isZero(limbs, 0)) {
      return false;
    }
    modulus.invert(limbs, 0, limbs, 0);
    field.writeElement(m, at, limbs, 0);
    spread(m, at);
    for (int round = ROUNDS - 1; round >= 0; round--) {
      field.multiply(m, at, m, at, rotated, round * BLOCK, 1, BLOCK);
    }
    return true;
  }

  /** Sets all lanes of a block to what its first lane holds. */
  static void spread(double[] m, int at) {
    for (int digit = at; digit < at + BLOCK; digit += LANES) {
      Arrays.fill(m, digit, digit + LANES, m[digit]);
    }
  }

  private void rotate(int to, int shift) {
    for (int digit = 0; digit < BLOCK; digit += LANES) {
      System.arraycopy(product, digit + shift, rotated, to + digit, LANES - shift);
      System.arraycopy(product, digit, rotated, to + digit + LANES - shift, shift);
    }
  }
}
