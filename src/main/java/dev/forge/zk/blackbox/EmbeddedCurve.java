package dev.forge.zk.blackbox;

import dev.forge.zk.curve.GrumpkinPoint;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;

/** Noir's operations on the curve embedded in its field, Grumpkin; infinity is (0, 0). */
public final class EmbeddedCurve {
  private EmbeddedCurve() {}

  /**
   * The sum of two points.
   *
   * @throws BlackBoxException if one is not on the curve
   */
  public static GrumpkinPoint add(GrumpkinPoint a, GrumpkinPoint b) {
    checkOnCurve(a);
    checkOnCurve(b);
    return a.add(b);
  }

  /**
   * The sum of multiples of points.
   *
   * @param points x and y of each point
   * @param scalars low and high 128 bits of as many scalars
   * @throws BlackBoxException if the lengths do not match, a point is not on the curve, a half is not below 2^128, or a
   *     scalar is not below the order of the curve
   */
  public static GrumpkinPoint multiScalarMul(Fr[] points, Fr[] scalars) {
    if (points.length != scalars.length || points.length % 2 != 0) {
      throw new BlackBoxException("Points and scalars must have the same length");
    }
    GrumpkinPoint[] terms = new GrumpkinPoint[points.length / 2];
    long[][] multipliers = new long[terms.length][];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = new GrumpkinPoint(points[2 * i], points[2 * i + 1]);
      checkOnCurve(terms[i]);
      multipliers[i] = scalar(scalars[2 * i], scalars[2 * i + 1]);
    }
    return GrumpkinPoint.sumOfMultiples(terms, multipliers);
  }

  private static void checkOnCurve(GrumpkinPoint point) {
    if (!point.isOnCurve()) {
      throw new BlackBoxException("Point (" + hex(point.x()) + ", " + hex(point.y()) + ") is not on curve");
    }
  }

  private static long[] scalar(Fr low, Fr high) {
    long[] scalar = half(low);
    System.arraycopy(half(high), 0, scalar, 2, 2);
    if (!Fp.MODULUS.isCanonical(scalar, 0)) {
      throw new BlackBoxException(hex(high).substring(32) + hex(low).substring(32) + " is not a valid grumpkin scalar");
    }
    return scalar;
  }

  private static long[] half(Fr value) {
    long[] limbs = value.canonical();
    if ((limbs[2] | limbs[3]) != 0) {
      throw new BlackBoxException("Limb " + hex(value) + " is not less than 2^128");
    }
    return limbs;
  }

  private static String hex(Fr value) {
    return value.toString().substring(2);
  }
}
