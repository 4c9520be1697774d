package dev.forge.zk.curve;

import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A point of G2 in Jacobian coordinates: x = X / Z^2, y = Y / Z^3, infinity has Z = 0. Immutable. */
public final class G2Jacobian {
  /** The 64-bit words of a packed point: X, Y, Z in Montgomery form. */
  public static final int LIMBS = 24;

  /** The neutral element. */
  public static final G2Jacobian INFINITY = of(G2Affine.INFINITY);

  final long[] limbs;

  G2Jacobian(long[] limbs) {
    this.limbs = limbs;
  }

  /** An affine point in Jacobian coordinates. */
  public static G2Jacobian of(G2Affine point) {
    long[] limbs = new long[LIMBS];
    G2Affine.arithmetic().fromAffine(limbs, 0, point.limbs, 0);
    return new G2Jacobian(limbs);
  }

  /** The point packed at an offset: X, Y, Z in Montgomery form; its coordinates are not checked. */
  public static G2Jacobian unpack(long[] packed, int offset) {
    return new G2Jacobian(Arrays.copyOfRange(packed, offset, offset + LIMBS));
  }

  /** Copies the packed point to an array. */
  public void pack(long[] target, int offset) {
    System.arraycopy(limbs, 0, target, offset, LIMBS);
  }

  /** this + b. */
  public G2Jacobian add(G2Jacobian b) {
    long[] c = new long[LIMBS];
    G2Affine.arithmetic().add(c, 0, limbs, 0, b.limbs, 0);
    return new G2Jacobian(c);
  }

  /** this + b. */
  public G2Jacobian add(G2Affine b) {
    long[] c = new long[LIMBS];
    G2Affine.arithmetic().addAffine(c, 0, limbs, 0, b.limbs, 0);
    return new G2Jacobian(c);
  }

  /** this - b. */
  public G2Jacobian subtract(G2Jacobian b) {
    return add(b.negate());
  }

  /** 2 * this. */
  public G2Jacobian twice() {
    long[] c = new long[LIMBS];
    G2Affine.arithmetic().twice(c, 0, limbs, 0);
    return new G2Jacobian(c);
  }

  /** -this. */
  public G2Jacobian negate() {
    long[] c = new long[LIMBS];
    G2Affine.arithmetic().negate(c, 0, limbs, 0);
    return new G2Jacobian(c);
  }

  /** scalar * this, in variable time. */
  public G2Jacobian multiply(Fr scalar) {
    return multiplyInteger(scalar.canonical());
  }

  /** scalar * this for an integer of at most 256 bits in four words, least significant first. */
  G2Jacobian multiplyInteger(long[] scalar) {
    long[] c = new long[LIMBS];
    G2Affine.arithmetic().multiply(c, 0, limbs, 0, scalar);
    return new G2Jacobian(c);
  }

  /** The Frobenius map of the curve over Fp, carried to the twist. */
  G2Jacobian frobenius() {
    Fp2Arithmetic f = new Fp2Arithmetic();
    long[] c = new long[LIMBS];
    for (int i = 0; i < LIMBS; i += Fp2Arithmetic.LIMBS) {
      f.conjugate(c, i, limbs, i);
    }
    f.multiply(c, 0, c, 0, BnParameters.TWIST_FROBENIUS_X, 0);
    f.multiply(c, Fp2Arithmetic.LIMBS, c, Fp2Arithmetic.LIMBS, BnParameters.TWIST_FROBENIUS_Y, 0);
    return new G2Jacobian(c);
  }

  /** Whether this is the neutral element. */
  public boolean isInfinity() {
    return G2Affine.arithmetic().isInfinity(limbs, 0);
  }

  /** This point in affine coordinates; costs an inversion, so many points go through {@link #normalize}. */
  public G2Affine toAffine() {
    return new G2Affine(G2Affine.arithmetic().normalize(limbs, 1));
  }

  /** The affine coordinates of many points, with a single inversion. */
  public static List<G2Affine> normalize(List<G2Jacobian> points) {
    long[] packed = new long[LIMBS * points.size()];
    for (int i = 0; i < points.size(); i++) {
      points.get(i).pack(packed, LIMBS * i);
    }
    long[] affine = G2Affine.arithmetic().normalize(packed, points.size());
    List<G2Affine> result = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      result.add(G2Affine.unpack(affine, G2Affine.LIMBS * i));
    }
    return result;
  }

  /** Whether both are the same point of the curve, whatever their coordinates. */
  @Override
  public boolean equals(Object other) {
    return other instanceof G2Jacobian point && G2Affine.arithmetic().areEqual(limbs, 0, point.limbs, 0);
  }

  @Override
  public int hashCode() {
    return toAffine().hashCode();
  }

  @Override
  public String toString() {
    return toAffine().toString();
  }
}
