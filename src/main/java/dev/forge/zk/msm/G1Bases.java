package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Affine;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * An immutable sequence of points of G1, infinity among them, in the form that multi-exponentiations work on: 64 bytes a
 * point, x then y, each coordinate as four little-endian 64-bit words of v + 2^50 (1 + 2^51 + 2^102 + 2^153),
 * where v is x * 2^255 modulo p with |v| at most p / 2. Infinity is 64 zero bytes. The same bytes are written to key
 * files.
 */
public final class G1Bases {
  /** Bytes of a point. */
  public static final int POINT_BYTES = 64;

  /** Words of a point. */
  static final int WORDS = 8;

  private final PackedPoints points;

  G1Bases(PackedPoints points) {
    this.points = points;
  }

  /** The given points. */
  public static G1Bases of(List<G1Affine> points) {
    PackedPoints packed = PackedPoints.allocate(points.size(), WORDS);
    long[] limbs = new long[WORDS];
    for (int i = 0; i < points.size(); i++) {
      points.get(i).pack(limbs, 0);
      packed.set(i, limbs);
    }
    return new G1Bases(packed);
  }

  /**
   * Reads {@code count} points in packed form from an offset of a segment, which may be a mapped file. They are copied
   * at once and not checked.
   *
   * @throws IndexOutOfBoundsException if the segment is too short
   */
  public static G1Bases map(MemorySegment segment, long offset, int count) {
    return new G1Bases(PackedPoints.read(segment, offset, count, WORDS));
  }

  /** The number of points. */
  public int size() {
    return points.size();
  }

  /** The bytes that {@link #writeTo} writes. */
  public long byteSize() {
    return (long) POINT_BYTES * size();
  }

  /** Point i. */
  public G1Affine get(int i) {
    return G1Affine.unpack(points.get(i), 0);
  }

  /** Whether point i is infinity. */
  public boolean isInfinity(int i) {
    return points.isInfinity(i);
  }

  /** Points {@code from} to {@code to} - 1, without a copy. */
  public G1Bases slice(int from, int to) {
    return new G1Bases(points.slice(from, to));
  }

  /**
   * Writes the points in packed form at an offset of a segment.
   *
   * @throws IndexOutOfBoundsException if the segment is too short
   */
  public void writeTo(MemorySegment segment, long offset) {
    points.writeTo(segment, offset);
  }

  PackedPoints points() {
    return points;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof G1Bases bases && points.sameAs(bases.points);
  }

  @Override
  public int hashCode() {
    return size();
  }

  @Override
  public String toString() {
    return size() + " points of G1";
  }
}
