package dev.forge.zk.kernel;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;

/** Many inverses for the price of one: products of all elements before each, one inverse, and back (P. Montgomery). */
public final class BatchInversion {
  private BatchInversion() {}

  /** Replaces each element by its inverse; 0 stays 0. */
  public static void invert(FrVector vector) {
    Modulus r = Fr.MODULUS;
    long[] values = vector.limbs();
    long[] before = new long[values.length];
    long[] product = new long[Modulus.LIMBS];
    r.one(product, 0);
    for (int i = 0; i < values.length; i += Modulus.LIMBS) {
      System.arraycopy(product, 0, before, i, Modulus.LIMBS);
      if (!r.isZero(values, i)) {
        r.multiply(product, 0, product, 0, values, i);
      }
    }
    r.invert(product, 0, product, 0);
    for (int i = values.length - Modulus.LIMBS; i >= 0; i -= Modulus.LIMBS) {
      if (!r.isZero(values, i)) {
        r.multiply(before, i, before, i, product, 0);
        r.multiply(product, 0, product, 0, values, i);
        System.arraycopy(before, i, values, i, Modulus.LIMBS);
      }
    }
  }
}
