package dev.forge.zk.curve;

import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A point of G1 in Jacobian coordinates: x = X / Z^2, y = Y / Z^3, infinity has Z = 0. Immutable. */
public final class G1Jacobian {
  /** The 64-bit words of a packed point: X, Y, Z in Montgomery form. */
  public static final int LIMBS = 12;

  /** The neutral element. */
  public static final G1Jacobian INFINITY = of(G1Affine.INFINITY);

  final long[] limbs;

  G1Jacobian(long[] limbs) {
    this.limbs = limbs;
  }

  /** An affine point in Jacobian coordinates. */
  public static G1Jacobian of(G1Affine point) {
    long[] limbs = new long[LIMBS];
    G1Affine.arithmetic().fromAffine(limbs, 0, point.limbs, 0);
    return new G1Jacobian(limbs);
  }

  /** The point packed at an offset: X, Y, Z in Montgomery form; its coordinates are not checked. */
  public static G1Jacobian unpack(long[] packed, int offset) {
    return new G1Jacobian(Arrays.copyOfRange(packed, offset, offset + LIMBS));
  }

  /** Copies the packed point to an array. */
  public void pack(long[] target, int offset) {
    System.arraycopy(limbs, 0, target, offset, LIMBS);
  }

  /** this + b. */
  public G1Jacobian add(G1Jacobian b) {
    long[] c = new long[LIMBS];
    G1Affine.arithmetic().add(c, 0, limbs, 0, b.limbs, 0);
    return new G1Jacobian(c);
  }

  /** this + b. */
  public G1Jacobian add(G1Affine b) {
    long[] c = new long[LIMBS];
    G1Affine.arithmetic().addAffine(c, 0, limbs, 0, b.limbs, 0);
    return new G1Jacobian(c);
  }

  /** this - b. */
  public G1Jacobian subtract(G1Jacobian b) {
    return add(b.negate());
  }

  /** 2 * this. */
  public G1Jacobian twice() {
    long[] c = new long[LIMBS];
    G1Affine.arithmetic().twice(c, 0, limbs, 0);
    return new G1Jacobian(c);
  }

  /** -this. */
  public G1Jacobian negate() {
    long[] c = new long[LIMBS];
    G1Affine.arithmetic().negate(c, 0, limbs, 0);
    return new G1Jacobian(c);
  }

  /** scalar * this, in variable time. */
  public G1Jacobian multiply(Fr scalar) {
    return multiplyInteger(scalar.canonical());
  }

  /** scalar * this for an integer of at most 256 bits in four words, least significant first. */
  G1Jacobian multiplyInteger(long[] scalar) {
    long[] c = new long[LIMBS];
    G1Affine.arithmetic().multiply(c, 0, limbs, 0, scalar);
    return new G1Jacobian(c);
  }

  /** Whether this is the neutral element. */
  public boolean isInfinity() {
    return G1Affine.arithmetic().isInfinity(limbs, 0);
  }

  /** This point in affine coordinates; costs an inversion, so many points go through {@link #normalize}. */
  public G1Affine toAffine() {
    return new G1Affine(G1Affine.arithmetic().normalize(limbs, 1));
  }

  /** The affine coordinates of many points, with a single inversion. */
  public static List<G1Affine> normalize(List<G1Jacobian> points) {
    long[] packed = new long[LIMBS * points.size()];
    for (int i = 0; i < points.size(); i++) {
      points.get(i).pack(packed, LIMBS * i);
    }
    long[] affine = G1Affine.arithmetic().normalize(packed, points.size());
    List<G1Affine> result = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      result.add(G1Affine.unpack(affine, G1Affine.LIMBS * i));
    }
    return result;
  }

  /** Whether both are the same point of the curve, whatever their coordinates. */
  @Override
  public boolean equals(Object other) {
    return other instanceof G1Jacobian point && G1Affine.arithmetic().areEqual(limbs, 0, point.limbs, 0);
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
