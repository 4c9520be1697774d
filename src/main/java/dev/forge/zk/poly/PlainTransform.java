package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.math.BigInteger;

/** The transform element by element, for domains too small for {@link Transform}. */
final class PlainTransform {
  private PlainTransform() {}

  /** Replaces packed elements a_j by sum_j a_j w^(jk), both in natural order. */
  static void apply(long[] a, Fr generator) {
    int n = a.length / Modulus.LIMBS;
    reverseBits(a, n);
    long[] t = new long[Modulus.LIMBS];
    long[] w = new long[Modulus.LIMBS];
    long[] root = new long[Modulus.LIMBS];
    Modulus r = Fr.MODULUS;
    for (int half = 1; half < n; half *= 2) {
      generator.power(BigInteger.valueOf(n / 2 / half)).pack(root, 0);
      for (int group = 0; group < n; group += 2 * half) {
        r.one(w, 0);
        for (int i = group; i < group + half; i++) {
          int x = Modulus.LIMBS * i;
          int y = Modulus.LIMBS * (i + half);
          r.multiply(t, 0, a, y, w, 0);
          r.subtract(a, y, a, x, t, 0);
          r.add(a, x, a, x, t, 0);
          r.multiply(w, 0, w, 0, root, 0);
        }
      }
    }
  }

  private static void reverseBits(long[] a, int n) {
    int shift = Integer.numberOfLeadingZeros(n) + 1;
    for (int i = 0; i < n && n > 1; i++) {
      int j = Integer.reverse(i) >>> shift;
      for (int k = 0; k < Modulus.LIMBS && i < j; k++) {
        long x = a[Modulus.LIMBS * i + k];
        a[Modulus.LIMBS * i + k] = a[Modulus.LIMBS * j + k];
        a[Modulus.LIMBS * j + k] = x;
      }
    }
  }
}
