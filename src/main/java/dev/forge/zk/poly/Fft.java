package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;

/** The number-theoretic transform over a domain: between coefficients and evaluations, both in natural order. */
public final class Fft {
  private final Domain domain;

  /** Transforms over a domain. */
  public Fft(Domain domain) {
    this.domain = domain;
  }

  /** Replaces coefficients c by the values of sum c_k X^k at w^0, w^1, ..., w^(n-1). */
  public void evaluate(FrVector vector, Cores cores) {
    check(vector);
    transform(vector.limbs(), domain.generator());
  }

  /** Replaces values at w^0, w^1, ..., w^(n-1) by the coefficients of the polynomial that takes them. */
  public void interpolate(FrVector vector, Cores cores) {
    check(vector);
    transform(vector.limbs(), domain.generator().invert());
    scale(vector.limbs(), domain.sizeInverse(), Fr.ONE);
  }

  /** As {@link #evaluate}, at u w^j, where u is {@link Domain#COSET_SHIFT}. */
  public void evaluateOnCoset(FrVector vector, Cores cores) {
    check(vector);
    scale(vector.limbs(), Fr.ONE, Domain.COSET_SHIFT);
    transform(vector.limbs(), domain.generator());
  }

  /** As {@link #interpolate}, from values at u w^j. */
  public void interpolateOnCoset(FrVector vector, Cores cores) {
    check(vector);
    transform(vector.limbs(), domain.generator().invert());
    scale(vector.limbs(), domain.sizeInverse(), Domain.COSET_SHIFT.invert());
  }

  private void check(FrVector vector) {
    if (vector.size() != domain.size()) {
      throw new IllegalArgumentException("vector of " + vector.size() + " elements over a " + domain);
    }
  }

  /** Element i times first * ratio^i. */
  private static void scale(long[] a, Fr first, Fr ratio) {
    long[] f = new long[Modulus.LIMBS];
    long[] q = new long[Modulus.LIMBS];
    first.pack(f, 0);
    ratio.pack(q, 0);
    for (int i = 0; i < a.length; i += Modulus.LIMBS) {
      Fr.MODULUS.multiply(a, i, a, i, f, 0);
      Fr.MODULUS.multiply(f, 0, f, 0, q, 0);
    }
  }

  private static void transform(long[] a, Fr generator) {
    int n = a.length / Modulus.LIMBS;
    reverseBits(a, n);
    long[] t = new long[Modulus.LIMBS];
    long[] w = new long[Modulus.LIMBS];
    long[] root = new long[Modulus.LIMBS];
    Modulus r = Fr.MODULUS;
    for (int half = 1; half < n; half *= 2) {
      generator.power(java.math.BigInteger.valueOf(n / 2 / half)).pack(root, 0);
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
