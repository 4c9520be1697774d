package dev.forge.zk.msm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Packed points in a part of an array; a point with all words 0 is infinity.
 *
 * @param array the words
 * @param start index of the first point's first word
 * @param size the number of points
 * @param words the words of a point
 */
record PackedPoints(long[] array, int start, int size, int words) {
  /**
   * The words left free before the first point. The elements of a large array start 16 bytes after a region of the heap;
   * with these the points' words share no line of the cache with others.
   */
  static final int PADDING = 6;

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  PackedPoints {
    if (start < 0 || size < 0 || start + (long) size * words > array.length) {
      throw new IllegalArgumentException(
          size + " points of " + words + " words at " + start + " of " + array.length + " words");
    }
  }

  /** Room for points, all at infinity. */
  static PackedPoints allocate(int size, int words) {
    long length = PADDING + (long) size * words;
    if (size < 0 || length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("number of points out of range: " + size);
    }
    return new PackedPoints(new long[(int) length], PADDING, size, words);
  }

  /** The index of point i's first word. */
  int at(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("point " + i + " of " + size);
    }
    return start + i * words;
  }

  boolean isInfinity(int i) {
    int at = at(i);
    for (int j = 0; j < words; j++) {
      if (array[at + j] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Packs the point whose coordinates are given by Montgomery limbs, all 0 for infinity. */
  void set(int i, long[] limbs) {
    int at = at(i);
    long any = 0;
    for (long limb : limbs) {
      any |= limb;
    }
    for (int j = 0; j < words; j += PackedCoordinate.WORDS) {
      if (any != 0) {
        PackedCoordinate.pack(limbs, j, array, at + j);
      }
    }
  }

  /** The Montgomery limbs of the coordinates, all 0 for infinity. */
  long[] get(int i) {
    long[] limbs = new long[words];
    if (!isInfinity(i)) {
      for (int j = 0; j < words; j += PackedCoordinate.WORDS) {
        PackedCoordinate.unpack(array, at(i) + j, limbs, j);
      }
    }
    return limbs;
  }

  PackedPoints slice(int from, int to) {
    if (from < 0 || to < from || to > size) {
      throw new IndexOutOfBoundsException("points " + from + " to " + to + " of " + size);
    }
    return new PackedPoints(array, start + from * words, to - from, words);
  }

  static PackedPoints read(MemorySegment segment, long offset, int size, int words) {
    PackedPoints points = allocate(size, words);
    MemorySegment.copy(segment, WORD, offset, points.array, points.start, size * words);
    return points;
  }

  void writeTo(MemorySegment segment, long offset) {
    MemorySegment.copy(array, start, segment, WORD, offset, size * words);
  }

  boolean sameAs(PackedPoints other) {
    return java.util.Arrays.equals(array, start, start + size * words,
        other.array, other.start, other.start + other.size * words);
  }
}
