package dev.forge.zk.curve;

import dev.forge.zk.field.PackedField;

/**
 * The group law of a curve y^2 = x^3 + b on packed points. An affine point is x, y, and infinity is all zeros (which is
 * on no curve with b != 0); a Jacobian point is X, Y, Z for x = X / Z^2, y = Y / Z^3, and infinity has Z = 0. The
 * formulas are dbl-2009-l, add-2007-bl and madd-2007-bl of the Explicit-Formulas Database. An instance owns its scratch
 * space, so it serves one thread at a time. A result may overwrite an operand.
 */
final class JacobianArithmetic {
  private static final int SCRATCH_ELEMENTS = 9;

  private final PackedField f;
  private final int n;
  private final long[] t;

  JacobianArithmetic(PackedField field) {
    f = field;
    n = field.limbs();
    t = new long[SCRATCH_ELEMENTS * n];
  }

  boolean isInfinity(long[] a, int ao) {
    return f.isZero(a, ao + 2 * n);
  }

  boolean isAffineInfinity(long[] a, int ao) {
    return f.isZero(a, ao) && f.isZero(a, ao + n);
  }

  void infinity(long[] c, int co) {
    f.one(c, co);
    f.one(c, co + n);
    java.util.Arrays.fill(c, co + 2 * n, co + 3 * n, 0);
  }

  void fromAffine(long[] c, int co, long[] a, int ao) {
    if (isAffineInfinity(a, ao)) {
      infinity(c, co);
      return;
    }
    System.arraycopy(a, ao, c, co, 2 * n);
    f.one(c, co + 2 * n);
  }

  /** Whether y^2 = x^3 + b, or infinity. */
  boolean isOnCurve(long[] a, int ao, long[] b) {
    if (isAffineInfinity(a, ao)) {
      return true;
    }
    f.square(t, 0, a, ao);
    f.multiply(t, 0, t, 0, a, ao);
    f.add(t, 0, t, 0, b, 0);
    f.square(t, n, a, ao + n);
    return java.util.Arrays.equals(t, 0, n, t, n, 2 * n);
  }

  void negate(long[] c, int co, long[] a, int ao) {
    System.arraycopy(a, ao, c, co, n);
    f.negate(c, co + n, a, ao + n);
    System.arraycopy(a, ao + 2 * n, c, co + 2 * n, n);
  }

  /** c = 2 a. */
  void twice(long[] c, int co, long[] a, int ao) {
    final int aa = 0;
    final int bb = n;
    final int cc = 2 * n;
    final int d = 3 * n;
    final int e = 4 * n;
    f.square(t, aa, a, ao);
    f.square(t, bb, a, ao + n);
    f.square(t, cc, t, bb);
    f.add(t, d, a, ao, t, bb);
    f.square(t, d, t, d);
    f.subtract(t, d, t, d, t, aa);
    f.subtract(t, d, t, d, t, cc);
    f.add(t, d, t, d, t, d);
    f.add(t, e, t, aa, t, aa);
    f.add(t, e, t, e, t, aa);
    f.multiply(t, bb, a, ao + n, a, ao + 2 * n);
    f.add(c, co + 2 * n, t, bb, t, bb);
    f.square(t, aa, t, e);
    f.subtract(t, aa, t, aa, t, d);
    f.subtract(c, co, t, aa, t, d);
    f.subtract(t, d, t, d, c, co);
    f.multiply(t, d, t, d, t, e);
    f.add(t, cc, t, cc, t, cc);
    f.add(t, cc, t, cc, t, cc);
    f.add(t, cc, t, cc, t, cc);
    f.subtract(c, co + n, t, d, t, cc);
  }

  /** c = a + b, both Jacobian. */
  void add(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    if (isInfinity(a, ao)) {
      System.arraycopy(b, bo, c, co, 3 * n);
      return;
    }
    if (isInfinity(b, bo)) {
      System.arraycopy(a, ao, c, co, 3 * n);
      return;
    }
    final int z1z1 = 0;
    final int z2z2 = n;
    final int u1 = 2 * n;
    final int h = 3 * n;
    final int s1 = 4 * n;
    final int r = 5 * n;
    final int z = 6 * n;
    f.square(t, z1z1, a, ao + 2 * n);
    f.square(t, z2z2, b, bo + 2 * n);
    f.multiply(t, u1, a, ao, t, z2z2);
    f.multiply(t, h, b, bo, t, z1z1);
    f.multiply(t, s1, a, ao + n, b, bo + 2 * n);
    f.multiply(t, s1, t, s1, t, z2z2);
    f.multiply(t, r, b, bo + n, a, ao + 2 * n);
    f.multiply(t, r, t, r, t, z1z1);
    f.subtract(t, h, t, h, t, u1);
    f.subtract(t, r, t, r, t, s1);
    if (f.isZero(t, h)) {
      addSameAbscissa(c, co, a, ao, f.isZero(t, r));
      return;
    }
    f.add(t, z, a, ao + 2 * n, b, bo + 2 * n);
    f.square(t, z, t, z);
    f.subtract(t, z, t, z, t, z1z1);
    f.subtract(t, z, t, z, t, z2z2);
    finish(c, co, u1, s1, h, r, z);
  }

  /** c = a + b for a Jacobian point a and an affine point b. */
  void addAffine(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    if (isAffineInfinity(b, bo)) {
      System.arraycopy(a, ao, c, co, 3 * n);
      return;
    }
    if (isInfinity(a, ao)) {
      fromAffine(c, co, b, bo);
      return;
    }
    final int z1z1 = 0;
    final int u1 = 2 * n;
    final int h = 3 * n;
    final int s1 = 4 * n;
    final int r = 5 * n;
    final int z = 6 * n;
    f.square(t, z1z1, a, ao + 2 * n);
    f.multiply(t, h, b, bo, t, z1z1);
    f.multiply(t, r, b, bo + n, a, ao + 2 * n);
    f.multiply(t, r, t, r, t, z1z1);
    System.arraycopy(a, ao, t, u1, n);
    System.arraycopy(a, ao + n, t, s1, n);
    f.subtract(t, h, t, h, t, u1);
    f.subtract(t, r, t, r, t, s1);
    if (f.isZero(t, h)) {
      addSameAbscissa(c, co, a, ao, f.isZero(t, r));
      return;
    }
    f.add(t, z, a, ao + 2 * n, a, ao + 2 * n);
    finish(c, co, u1, s1, h, r, z);
  }

  private void addSameAbscissa(long[] c, int co, long[] a, int ao, boolean same) {
    if (same) {
      twice(c, co, a, ao);
    } else {
      infinity(c, co);
    }
  }

  /** The common end of both additions, with r still undoubled: X3, Y3 and Z3 = z * h. */
  private void finish(long[] c, int co, int u1, int s1, int h, int r, int z) {
    final int i = 0;
    final int j = n;
    final int v = 7 * n;
    final int w = 8 * n;
    f.multiply(c, co + 2 * n, t, z, t, h);
    f.add(t, r, t, r, t, r);
    f.add(t, i, t, h, t, h);
    f.square(t, i, t, i);
    f.multiply(t, j, t, h, t, i);
    f.multiply(t, v, t, u1, t, i);
    f.square(t, w, t, r);
    f.subtract(t, w, t, w, t, j);
    f.subtract(t, w, t, w, t, v);
    f.subtract(c, co, t, w, t, v);
    f.subtract(t, v, t, v, c, co);
    f.multiply(t, v, t, v, t, r);
    f.multiply(t, j, t, j, t, s1);
    f.add(t, j, t, j, t, j);
    f.subtract(c, co + n, t, v, t, j);
  }

  /** Whether two Jacobian points are the same point of the curve. */
  boolean areEqual(long[] a, int ao, long[] b, int bo) {
    if (isInfinity(a, ao) || isInfinity(b, bo)) {
      return isInfinity(a, ao) && isInfinity(b, bo);
    }
    f.square(t, 0, a, ao + 2 * n);
    f.square(t, n, b, bo + 2 * n);
    f.multiply(t, 2 * n, a, ao, t, n);
    f.multiply(t, 3 * n, b, bo, t, 0);
    if (!java.util.Arrays.equals(t, 2 * n, 3 * n, t, 3 * n, 4 * n)) {
      return false;
    }
    f.multiply(t, 0, t, 0, a, ao + 2 * n);
    f.multiply(t, n, t, n, b, bo + 2 * n);
    f.multiply(t, 2 * n, a, ao + n, t, n);
    f.multiply(t, 3 * n, b, bo + n, t, 0);
    return java.util.Arrays.equals(t, 2 * n, 3 * n, t, 3 * n, 4 * n);
  }

  /** c, affine, = a, given the inverse of a's Z (ignored for infinity). */
  void toAffine(long[] c, int co, long[] a, int ao, long[] inverse, int io) {
    if (isInfinity(a, ao)) {
      java.util.Arrays.fill(c, co, co + 2 * n, 0);
      return;
    }
    f.square(t, 0, inverse, io);
    f.multiply(t, n, t, 0, inverse, io);
    f.multiply(c, co, a, ao, t, 0);
    f.multiply(c, co + n, a, ao + n, t, n);
  }

  /** {@code count} Jacobian points, one after the other, made affine with one inversion (Montgomery's trick). */
  long[] normalize(long[] points, int count) {
    long[] prefix = new long[(count + 1) * n];
    f.one(prefix, 0);
    for (int i = 0; i < count; i++) {
      int z = (3 * i + 2) * n;
      if (f.isZero(points, z)) {
        System.arraycopy(prefix, i * n, prefix, (i + 1) * n, n);
      } else {
        f.multiply(prefix, (i + 1) * n, prefix, i * n, points, z);
      }
    }
    long[] inverse = new long[2 * n];
    f.invert(inverse, 0, prefix, count * n);
    long[] affine = new long[2 * n * count];
    for (int i = count - 1; i >= 0; i--) {
      int z = (3 * i + 2) * n;
      f.multiply(inverse, n, inverse, 0, prefix, i * n);
      if (!f.isZero(points, z)) {
        f.multiply(inverse, 0, inverse, 0, points, z);
      }
      toAffine(affine, 2 * n * i, points, 3 * n * i, inverse, n);
    }
    return affine;
  }

  /**
   * c = scalar * a for a scalar of at most 256 bits in four words, least significant first. In variable time, with the
   * non-adjacent form of width 5.
   */
  void multiply(long[] c, int co, long[] a, int ao, long[] scalar) {
    byte[] digits = SignedDigits.of(scalar, SignedDigits.WIDTH);
    int size = 3 * n;
    long[] odd = new long[(SignedDigits.TABLE + 2) * size];
    int twice = SignedDigits.TABLE * size;
    int scratch = twice + size;
    System.arraycopy(a, ao, odd, 0, size);
    twice(odd, twice, a, ao);
    for (int i = 1; i < SignedDigits.TABLE; i++) {
      add(odd, i * size, odd, (i - 1) * size, odd, twice);
    }
    infinity(c, co);
    for (int i = digits.length - 1; i >= 0; i--) {
      twice(c, co, c, co);
      int digit = digits[i];
      if (digit > 0) {
        add(c, co, c, co, odd, digit / 2 * size);
      } else if (digit < 0) {
        negate(odd, scratch, odd, -digit / 2 * size);
        add(c, co, c, co, odd, scratch);
      }
    }
  }
}
