package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * A point of the twist y^2 = x^3 + 3 / (9 + u) over Fp2, whose subgroup of order r is G2. In affine coordinates;
 * immutable.
 */
public final class G2Affine {
  /** The 64-bit words of a packed point: x, then y, in Montgomery form; infinity is all zeros. */
  public static final int LIMBS = 16;

  /** The neutral element. */
  public static final G2Affine INFINITY = new G2Affine(new long[LIMBS]);

  /** The standard generator. */
  public static final G2Affine GENERATOR =
      unchecked(
          Fp2.of(
              fp("10857046999023057135944570762232829481370756359578518086990519993285655852781"),
              fp("11559732032986387107991004021392285783925812861821192530917403151452391805634")),
          Fp2.of(
              fp("8495653923123431417604973247489272438418190587263600148770280649306958101930"),
              fp("4082367875863433681332203403145435568316851327593401208105741076214120093531")));

  final long[] limbs;

  /** Set once the point is known to be in the subgroup, so that the check is not paid twice. */
  private boolean knownInSubgroup;

  G2Affine(long[] limbs) {
    this.limbs = limbs;
  }

  /**
   * The point with the given coordinates, which must be on the curve.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static G2Affine of(Fp2 x, Fp2 y) {
    G2Affine point = unchecked(x, y);
    if (point.isInfinity() || !point.isOnCurve()) {
      throw new IllegalArgumentException("not on the curve: (" + x + ", " + y + ")");
    }
    return point;
  }

  /** The point with the given coordinates, on the curve or not; (0, 0) is infinity. */
  public static G2Affine unchecked(Fp2 x, Fp2 y) {
    long[] limbs = new long[LIMBS];
    x.pack(limbs, 0);
    y.pack(limbs, LIMBS / 2);
    return new G2Affine(limbs);
  }

  /**
   * The point of the twist with a given x and the larger ({@link Fp2#isUpperHalf}) or smaller y; empty where there is
   * none. It need not be in the subgroup of order r.
   */
  public static Optional<G2Affine> ofX(Fp2 x, boolean larger) {
    return x.square()
        .multiply(x)
        .add(Fp2.unpack(BnParameters.TWIST_B, 0))
        .squareRoot()
        .map(y -> unchecked(x, y.isUpperHalf() == larger ? y : y.negate()));
  }

  /** The point packed at an offset: x, y in Montgomery form, zeros for infinity; its coordinates are not checked. */
  public static G2Affine unpack(long[] packed, int offset) {
    return new G2Affine(Arrays.copyOfRange(packed, offset, offset + LIMBS));
  }

  /** Copies the packed point to an array. */
  public void pack(long[] target, int offset) {
    System.arraycopy(limbs, 0, target, offset, LIMBS);
  }

  /** x; 0 for infinity. */
  public Fp2 x() {
    return Fp2.unpack(limbs, 0);
  }

  /** y; 0 for infinity. */
  public Fp2 y() {
    return Fp2.unpack(limbs, LIMBS / 2);
  }

  /** Whether this is the neutral element. */
  public boolean isInfinity() {
    return arithmetic().isAffineInfinity(limbs, 0);
  }

  /** Whether the coordinates satisfy the curve's equation; infinity does. */
  public boolean isOnCurve() {
    return arithmetic().isOnCurve(limbs, 0, BnParameters.TWIST_B);
  }

  /**
   * Whether this point is on the curve and in the group of order r. With psi, the Frobenius map carried to the twist,
   * that is [x + 1] P + psi([x] P) + psi^2([x] P) = psi^3([2 x] P) for the curve's parameter x (Dai, Lin, Zhao, Zhou,
   * "Fast subgroup membership testings for G1, G2 and GT on pairing-friendly curves", 2022).
   */
  public boolean isInSubgroup() {
    if (!knownInSubgroup) {
      knownInSubgroup = isInfinity() || isOnCurve() && endomorphismActsAsScalar();
    }
    return knownInSubgroup;
  }

  private boolean endomorphismActsAsScalar() {
    G2Jacobian xp = toJacobian().multiplyInteger(new long[] {BnParameters.X, 0, 0, 0});
    G2Jacobian psi = xp.frobenius();
    G2Jacobian psi2 = psi.frobenius();
    return xp.add(this).add(psi).add(psi2).equals(psi2.frobenius().twice());
  }

  /** x and y, of each the imaginary part first, 32 bytes big-endian each; 128 zeros for infinity. */
  public byte[] toBytes() {
    byte[] bytes = new byte[128];
    x().imaginary().writeTo(bytes, 0);
    x().real().writeTo(bytes, 32);
    y().imaginary().writeTo(bytes, 64);
    y().real().writeTo(bytes, 96);
    return bytes;
  }

  /** -this. */
  public G2Affine negate() {
    return unchecked(x(), y().negate());
  }

  /** This point in Jacobian coordinates. */
  public G2Jacobian toJacobian() {
    return G2Jacobian.of(this);
  }

  /** scalar * this, in variable time. */
  public G2Jacobian multiply(Fr scalar) {
    return toJacobian().multiply(scalar);
  }

  private static Fp fp(String decimal) {
    return Fp.reduce(new BigInteger(decimal));
  }

  static JacobianArithmetic arithmetic() {
    return new JacobianArithmetic(new Fp2Arithmetic());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof G2Affine point && Arrays.equals(limbs, point.limbs);
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
