package dev.forge.zk.curve;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;

/**
 * A sum of points of Grumpkin that grows, in Jacobian coordinates: (X, Y, Z) stands for (X / Z^2, Y / Z^3), and Z = 0
 * for infinity. Formulas: Cohen, Miyaji, Ono, "Efficient elliptic curve exponentiation using mixed coordinates", 1998.
 */
public final class GrumpkinAccumulator {
  private static final Modulus M = Fr.MODULUS;

  private final long[] x = new long[Modulus.LIMBS];
  private final long[] y = new long[Modulus.LIMBS];
  private final long[] z = new long[Modulus.LIMBS];
  private final long[] px = new long[Modulus.LIMBS];
  private final long[] py = new long[Modulus.LIMBS];
  private final long[] h = new long[Modulus.LIMBS];
  private final long[] r = new long[Modulus.LIMBS];
  private final long[] t = new long[Modulus.LIMBS];
  private final long[] v = new long[Modulus.LIMBS];

  /** Starts with infinity. */
  public GrumpkinAccumulator() {
    M.one(x, 0);
    M.one(y, 0);
  }

  /** Whether the sum is infinity. */
  public boolean isInfinity() {
    return M.isZero(z, 0);
  }

  /** Doubles the sum. */
  public void doubleInPlace() {
    if (isInfinity()) {
      return;
    }
    M.multiply(z, 0, y, 0, z, 0);
    M.add(z, 0, z, 0, z, 0);
    M.square(t, 0, y, 0); // y^2
    M.multiply(v, 0, x, 0, t, 0);
    M.add(v, 0, v, 0, v, 0);
    M.add(v, 0, v, 0, v, 0); // v = 4 x y^2
    M.square(t, 0, t, 0);
    M.add(t, 0, t, 0, t, 0);
    M.add(t, 0, t, 0, t, 0);
    M.add(t, 0, t, 0, t, 0); // t = 8 y^4
    M.square(h, 0, x, 0);
    M.add(r, 0, h, 0, h, 0);
    M.add(r, 0, r, 0, h, 0); // r = 3 x^2, the slope
    finish();
  }

  /** Adds a point of the curve. */
  public void add(GrumpkinPoint point) {
    if (point.isInfinity()) {
      return;
    }
    point.x().pack(px, 0);
    point.y().pack(py, 0);
    if (isInfinity()) {
      System.arraycopy(px, 0, x, 0, Modulus.LIMBS);
      System.arraycopy(py, 0, y, 0, Modulus.LIMBS);
      M.one(z, 0);
      return;
    }
    M.square(t, 0, z, 0);
    M.multiply(h, 0, px, 0, t, 0);
    M.subtract(h, 0, h, 0, x, 0); // h = x2 z^2 - x1
    M.multiply(t, 0, t, 0, z, 0);
    M.multiply(r, 0, py, 0, t, 0);
    M.subtract(r, 0, r, 0, y, 0); // r = y2 z^3 - y1
    if (M.isZero(h, 0)) {
      doubleOrCancel();
      return;
    }
    M.multiply(z, 0, z, 0, h, 0);
    M.square(t, 0, h, 0);
    M.multiply(v, 0, x, 0, t, 0); // v = x1 h^2
    M.multiply(h, 0, h, 0, t, 0); // h^3
    M.multiply(t, 0, y, 0, h, 0); // t = y1 h^3
    finish();
    M.subtract(x, 0, x, 0, h, 0);
    // y was computed without the term - h^3 of x
    M.multiply(h, 0, h, 0, r, 0);
    M.add(y, 0, y, 0, h, 0);
  }

  /** The sum in affine coordinates. */
  public GrumpkinPoint toAffine() {
    if (isInfinity()) {
      return GrumpkinPoint.INFINITY;
    }
    Fr inverse = Fr.unpack(z, 0).invert();
    Fr square = inverse.square();
    return new GrumpkinPoint(
        Fr.unpack(x, 0).multiply(square), Fr.unpack(y, 0).multiply(square).multiply(inverse));
  }

  /** Both points have the same x: they are equal, or each other's negative. */
  private void doubleOrCancel() {
    if (M.isZero(r, 0)) {
      doubleInPlace();
    } else {
      java.util.Arrays.fill(z, 0);
    }
  }

  /** x = r^2 - 2 v, y = r (v - x) - t. */
  private void finish() {
    M.square(x, 0, r, 0);
    M.subtract(x, 0, x, 0, v, 0);
    M.subtract(x, 0, x, 0, v, 0);
    M.subtract(v, 0, v, 0, x, 0);
    M.multiply(y, 0, r, 0, v, 0);
    M.subtract(y, 0, y, 0, t, 0);
  }
}
