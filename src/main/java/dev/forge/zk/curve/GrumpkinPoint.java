package dev.forge.zk.curve;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.math.BigInteger;

/**
 * A point of Grumpkin, y^2 = x^3 - 17 over Fr, or a pair that is none ({@link #isOnCurve}). The group has prime order
 * p, the modulus of {@link dev.forge.zk.field.Fp}. As in Noir, infinity is (0, 0), which does not satisfy the equation.
 */
public record GrumpkinPoint(Fr x, Fr y) {
  /** The neutral element. */
  public static final GrumpkinPoint INFINITY = new GrumpkinPoint(Fr.ZERO, Fr.ZERO);

  /** The generator that Noir's standard library uses: x is 1. */
  public static final GrumpkinPoint GENERATOR =
      new GrumpkinPoint(Fr.ONE,
          Fr.reduce(new BigInteger("17631683881184975370165255887551781615748388533673675138860")));

  private static final Fr MINUS_B = Fr.of(17);

  /** Whether this is infinity. */
  public boolean isInfinity() {
    return x.isZero() && y.isZero();
  }

  /** Whether the coordinates satisfy the curve's equation, or this is infinity. */
  public boolean isOnCurve() {
    return isInfinity() || y.square().equals(x.square().multiply(x).subtract(MINUS_B));
  }

  /** The sum of two points of the curve, whichever they are. */
  public GrumpkinPoint add(GrumpkinPoint other) {
    GrumpkinAccumulator sum = new GrumpkinAccumulator();
    sum.add(this);
    sum.add(other);
    return sum.toAffine();
  }

  /** The point with the other sign. */
  public GrumpkinPoint negate() {
    return new GrumpkinPoint(x, y.negate());
  }

  /**
   * The multiple of a point.
   *
   * @param scalar canonical limbs of a number below 2^256, least significant first
   */
  public GrumpkinPoint multiply(long[] scalar) {
    return sumOfMultiples(new GrumpkinPoint[] {this}, new long[][] {scalar});
  }

  /**
   * The sum of multiples of points, by doubling and adding all of them together (Straus' trick).
   *
   * @param points points of the curve
   * @param scalars as many numbers below 2^256, each of four limbs, least significant first
   */
  public static GrumpkinPoint sumOfMultiples(GrumpkinPoint[] points, long[][] scalars) {
    GrumpkinAccumulator sum = new GrumpkinAccumulator();
    for (int bit = 64 * Modulus.LIMBS - 1; bit >= 0; bit--) {
      sum.doubleInPlace();
      for (int i = 0; i < points.length; i++) {
        if ((scalars[i][bit / 64] >>> bit % 64 & 1) == 1) {
          sum.add(points[i]);
        }
      }
    }
    return sum.toAffine();
  }
}
