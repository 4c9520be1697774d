package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Modulus;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * scalar * point of G1 by the same field operations and the same memory accesses for every scalar: windows of four bits, all
 * sixteen multiples read each time, and complete addition formulas in projective coordinates x = X / Z, y = Y / Z (Renes,
 * Costello, Batina, "Complete addition formulas for prime order elliptic curves", 2016, algorithms 7 and 9). What the virtual
 * machine makes of it nobody promises: it may compile a selection to a branch.
 */
public final class ConstantTimeMultiplication {
  private static final int L = Modulus.LIMBS;
  private static final int POINT = 3 * L;
  private static final int WINDOW = 4;
  private static final int TABLE = 1 << WINDOW;
  private static final int SCRATCH = 5;
  private static final Modulus F = Fp.MODULUS;
  private static final BigInteger INVERSE_EXPONENT = F.value().subtract(BigInteger.TWO);
  private static final long[] NINE = packed(Fp.of(9)); // three times the curve's constant

  private final long[] t = new long[SCRATCH * L];
  private final long[] product = new long[POINT];

  private ConstantTimeMultiplication() {}

  /**
   * The product.
   *
   * @param scalar canonical, four words, the least significant first
   * @throws IllegalArgumentException if the point is infinity
   */
  public static G1Affine multiply(G1Affine point, long[] scalar) {
    if (point.isInfinity()) {
      throw new IllegalArgumentException("infinity has no multiples but itself");
    }
    var multiplication = new ConstantTimeMultiplication();
    long[] table = multiplication.multiples(point);
    long[] sum = new long[POINT];
    long[] chosen = new long[POINT];
    try {
      infinity(sum, 0);
      for (int bit = 256 - WINDOW; bit >= 0; bit -= WINDOW) {
        for (int i = 0; i < WINDOW; i++) {
          multiplication.twice(sum);
        }
        select(chosen, table, (int) (scalar[bit / 64] >>> bit % 64) & TABLE - 1);
        multiplication.add(sum, 0, sum, 0, chosen, 0);
      }
      return toAffine(sum);
    } finally {
      Arrays.fill(chosen, 0);
      Arrays.fill(sum, 0);
      Arrays.fill(multiplication.t, 0);
      Arrays.fill(multiplication.product, 0);
    }
  }

  private long[] multiples(G1Affine point) {
    long[] table = new long[TABLE * POINT];
    infinity(table, 0);
    System.arraycopy(point.limbs, 0, table, POINT, 2 * L);
    F.one(table, POINT + 2 * L);
    for (int i = 2; i < TABLE; i++) {
      add(table, i * POINT, table, (i - 1) * POINT, table, POINT);
    }
    return table;
  }

  private static void infinity(long[] c, int co) {
    Arrays.fill(c, co, co + POINT, 0);
    F.one(c, co + L);
  }

  private static void select(long[] c, long[] table, int wanted) {
    Arrays.fill(c, 0);
    for (int i = 0; i < TABLE; i++) {
      int difference = i ^ wanted;
      long mask = ~((long) (difference | -difference) >> 63);
      for (int k = 0; k < POINT; k++) {
        c[k] |= table[i * POINT + k] & mask;
      }
    }
  }

  /** Inverts by a power whose exponent everybody knows, since the other way takes its time from the value. */
  private static G1Affine toAffine(long[] a) {
    Fp inverse = Fp.unpack(a, 2 * L).power(INVERSE_EXPONENT);
    return G1Affine.unchecked(Fp.unpack(a, 0).multiply(inverse), Fp.unpack(a, L).multiply(inverse));
  }

  /** c = a + b: algorithm 7. */
  private void add(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    final int t0 = 0;
    final int t1 = L;
    final int t2 = 2 * L;
    final int t3 = 3 * L;
    final int t4 = 4 * L;
    final int x = 0;
    final int y = L;
    final int z = 2 * L;
    long[] p = product;
    F.multiply(t, t0, a, ao + x, b, bo + x);
    F.multiply(t, t1, a, ao + y, b, bo + y);
    F.multiply(t, t2, a, ao + z, b, bo + z);
    F.add(t, t3, a, ao + x, a, ao + y);
    F.add(t, t4, b, bo + x, b, bo + y);
    F.multiply(t, t3, t, t3, t, t4);
    F.add(t, t4, t, t0, t, t1);
    F.subtract(t, t3, t, t3, t, t4);
    F.add(t, t4, a, ao + y, a, ao + z);
    F.add(p, x, b, bo + y, b, bo + z);
    F.multiply(t, t4, t, t4, p, x);
    F.add(p, x, t, t1, t, t2);
    F.subtract(t, t4, t, t4, p, x);
    F.add(p, x, a, ao + x, a, ao + z);
    F.add(p, y, b, bo + x, b, bo + z);
    F.multiply(p, x, p, x, p, y);
    F.add(p, y, t, t0, t, t2);
    F.subtract(p, y, p, x, p, y);
    F.add(p, x, t, t0, t, t0);
    F.add(t, t0, p, x, t, t0);
    F.multiply(t, t2, NINE, 0, t, t2);
    F.add(p, z, t, t1, t, t2);
    F.subtract(t, t1, t, t1, t, t2);
    F.multiply(p, y, NINE, 0, p, y);
    F.multiply(p, x, t, t4, p, y);
    F.multiply(t, t2, t, t3, t, t1);
    F.subtract(p, x, t, t2, p, x);
    F.multiply(p, y, p, y, t, t0);
    F.multiply(t, t1, t, t1, p, z);
    F.add(p, y, t, t1, p, y);
    F.multiply(t, t0, t, t0, t, t3);
    F.multiply(p, z, p, z, t, t4);
    F.add(p, z, p, z, t, t0);
    System.arraycopy(p, 0, c, co, POINT);
  }

  /** a = 2 a: algorithm 9. */
  private void twice(long[] a) {
    final int t0 = 0;
    final int t1 = L;
    final int t2 = 2 * L;
    final int x = 0;
    final int y = L;
    final int z = 2 * L;
    long[] p = product;
    F.square(t, t0, a, y);
    F.add(p, z, t, t0, t, t0);
    F.add(p, z, p, z, p, z);
    F.add(p, z, p, z, p, z);
    F.multiply(t, t1, a, y, a, z);
    F.square(t, t2, a, z);
    F.multiply(t, t2, NINE, 0, t, t2);
    F.multiply(p, x, t, t2, p, z);
    F.add(p, y, t, t0, t, t2);
    F.multiply(p, z, t, t1, p, z);
    F.add(t, t1, t, t2, t, t2);
    F.add(t, t2, t, t1, t, t2);
    F.subtract(t, t0, t, t0, t, t2);
    F.multiply(p, y, t, t0, p, y);
    F.add(p, y, p, x, p, y);
    F.multiply(t, t1, a, x, a, y);
    F.multiply(p, x, t, t0, t, t1);
    F.add(p, x, p, x, p, x);
    System.arraycopy(p, 0, a, 0, POINT);
  }

  private static long[] packed(Fp element) {
    long[] limbs = new long[L];
    element.pack(limbs, 0);
    return limbs;
  }
}
