package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import java.util.Arrays;
import java.util.Optional;

/** A point of G1: y^2 = x^3 + 3 over Fp, a group of prime order r. In affine coordinates; immutable. */
public final class G1Affine {
  /** The 64-bit words of a packed point: x, then y, in Montgomery form; infinity is all zeros. */
  public static final int LIMBS = 8;

  /** The neutral element. */
  public static final G1Affine INFINITY = new G1Affine(new long[LIMBS]);

  /** The generator (1, 2). */
  public static final G1Affine GENERATOR = unchecked(Fp.ONE, Fp.of(2));

  private static final long[] B = pack(Fp.of(3));

  final long[] limbs;

  G1Affine(long[] limbs) {
    this.limbs = limbs;
  }

  /**
   * The point with the given coordinates, which must be on the curve.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static G1Affine of(Fp x, Fp y) {
    G1Affine point = unchecked(x, y);
    if (point.isInfinity() || !point.isOnCurve()) {
      throw new IllegalArgumentException("not on the curve: (" + x + ", " + y + ")");
    }
    return point;
  }

  /** The point with the given coordinates, on the curve or not; (0, 0) is infinity. */
  public static G1Affine unchecked(Fp x, Fp y) {
    long[] limbs = new long[LIMBS];
    x.pack(limbs, 0);
    y.pack(limbs, LIMBS / 2);
    return new G1Affine(limbs);
  }

  /** The point with a given x and the larger ({@link Fp#isUpperHalf}) or smaller y; empty where the curve has none. */
  public static Optional<G1Affine> ofX(Fp x, boolean larger) {
    return x.square()
        .multiply(x)
        .add(Fp.of(3))
        .squareRoot()
        .map(y -> unchecked(x, y.isUpperHalf() == larger ? y : y.negate()));
  }

  /** The point packed at an offset: x, y in Montgomery form, zeros for infinity; its coordinates are not checked. */
  public static G1Affine unpack(long[] packed, int offset) {
    return new G1Affine(Arrays.copyOfRange(packed, offset, offset + LIMBS));
  }

  /** Copies the packed point to an array. */
  public void pack(long[] target, int offset) {
    System.arraycopy(limbs, 0, target, offset, LIMBS);
  }

  /** x; 0 for infinity. */
  public Fp x() {
    return Fp.unpack(limbs, 0);
  }

  /** y; 0 for infinity. */
  public Fp y() {
    return Fp.unpack(limbs, LIMBS / 2);
  }

  /** Whether this is the neutral element. */
  public boolean isInfinity() {
    return arithmetic().isAffineInfinity(limbs, 0);
  }

  /** Whether the coordinates satisfy the curve's equation; infinity does. */
  public boolean isOnCurve() {
    return arithmetic().isOnCurve(limbs, 0, B);
  }

  /** Whether this point is in the group of order r: every point of this curve is. */
  public boolean isInSubgroup() {
    return isOnCurve();
  }

  /** x and y, 32 bytes big-endian each; 64 zeros for infinity. */
  public byte[] toBytes() {
    byte[] bytes = new byte[64];
    x().writeTo(bytes, 0);
    y().writeTo(bytes, 32);
    return bytes;
  }

  /** -this. */
  public G1Affine negate() {
    return unchecked(x(), y().negate());
  }

  /** This point in Jacobian coordinates. */
  public G1Jacobian toJacobian() {
    return G1Jacobian.of(this);
  }

  /** scalar * this, in variable time. */
  public G1Jacobian multiply(Fr scalar) {
    return toJacobian().multiply(scalar);
  }

  private static long[] pack(Fp element) {
    long[] limbs = new long[LIMBS / 2];
    element.pack(limbs, 0);
    return limbs;
  }

  static JacobianArithmetic arithmetic() {
    return new JacobianArithmetic(Fp.MODULUS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof G1Affine point && Arrays.equals(limbs, point.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return isInfinity() ? "infinity" : "(" + x() + ", " + y() + ")";
  }
}
