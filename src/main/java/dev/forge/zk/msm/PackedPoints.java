package dev.forge.zk.msm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Packed points in a part of native memory, which may be a mapped file; a point with all words 0 is infinity. Points
 * share no line of the cache with others, so that reading one costs one access, or two in G2.
 *
 * @param memory the words; each lies at a multiple of its size from the start
 * @param start index of the first point's first word
 * @param size the number of points
 * @param words the words of a point
 */
record PackedPoints(MemorySegment memory, int start, int size, int words) {
  /** A word. */
  static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int WORD_BITS = 3;
  private static final long CACHE_LINE = 64;

  PackedPoints {
    long length = memory.byteSize() >> WORD_BITS;
    if (start < 0 || size < 0 || start + (long) size * words > length) {
      throw new IllegalArgumentException(
          size + " points of " + words + " words at " + start + " of " + length + " words");
    }
    if (!memory.isNative()) {
      throw new IllegalArgumentException("points must lie in native memory");
    }
  }

  /** Room for points, all at infinity, until nobody refers to it any more. */
  static PackedPoints allocate(int size, int words) {
    if (size < 0 || (long) size * words > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("number of points out of range: " + size);
    }
    long bytes = Math.max(1, (long) size * words) << WORD_BITS;
    return new PackedPoints(Arena.ofAuto().allocate(bytes, CACHE_LINE), 0, size, words);
  }

  /** The points at an offset of a segment: in place where it is native memory and they lie on whole lines, else a copy. */
  static PackedPoints at(MemorySegment segment, long offset, int size, int words) {
    MemorySegment part = segment.asSlice(offset, (long) size * words << WORD_BITS);
    if (part.isNative() && part.address() % CACHE_LINE == 0 && (long) size * words <= Integer.MAX_VALUE) {
      return new PackedPoints(part, 0, size, words);
    }
    PackedPoints points = allocate(size, words);
    points.memory.copyFrom(part);
    return points;
  }

  /** The word at an index. */
  static long word(MemorySegment memory, int index) {
    return memory.get(WORD, (long) index << WORD_BITS);
  }

  /** Sets the word at an index. */
  static void setWord(MemorySegment memory, int index, long word) {
    memory.set(WORD, (long) index << WORD_BITS, word);
  }

  /** Copies one point of {@code words} words, from one index of a first word to another. */
  static void copy(MemorySegment from, int at, MemorySegment to, int target, int words) {
    for (int j = 0; j < words; j++) {
      setWord(to, target + j, word(from, at + j));
    }
  }

  /** Copies one point with the opposite ordinate. */
  static void copyNegated(MemorySegment from, int at, MemorySegment to, int target, int words) {
    copy(from, at, to, target, words / 2);
    long[] coordinate = new long[PackedCoordinate.WORDS];
    for (int j = words / 2; j < words; j += PackedCoordinate.WORDS) {
      for (int k = 0; k < PackedCoordinate.WORDS; k++) {
        coordinate[k] = word(from, at + j + k);
      }
      PackedCoordinate.negate(coordinate, 0, coordinate, 0);
      for (int k = 0; k < PackedCoordinate.WORDS; k++) {
        setWord(to, target + j + k, coordinate[k]);
      }
    }
  }

  /** Whether the point of {@code words} words at an index is infinity. */
  static boolean isInfinity(MemorySegment memory, int at, int words) {
    long any = 0;
    for (int j = 0; j < words; j++) {
      any |= word(memory, at + j);
    }
    return any == 0;
  }

  /** The index of point i's first word. */
  int at(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("point " + i + " of " + size);
    }
    return start + i * words;
  }

  boolean isInfinity(int i) {
    return isInfinity(memory, at(i), words);
  }

  /** Packs the point whose coordinates are given by Montgomery limbs, all 0 for infinity. */
  void set(int i, long[] limbs) {
    int at = at(i);
    long any = 0;
    for (long limb : limbs) {
      any |= limb;
    }
    long[] packed = new long[words];
    for (int j = 0; j < words && any != 0; j += PackedCoordinate.WORDS) {
      PackedCoordinate.pack(limbs, j, packed, j);
    }
    MemorySegment.copy(packed, 0, memory, WORD, (long) at << WORD_BITS, words);
  }

  /** The Montgomery limbs of the coordinates, all 0 for infinity. */
  long[] get(int i) {
    long[] limbs = new long[words];
    if (!isInfinity(i)) {
      long[] packed = new long[words];
      MemorySegment.copy(memory, WORD, (long) at(i) << WORD_BITS, packed, 0, words);
      for (int j = 0; j < words; j += PackedCoordinate.WORDS) {
        PackedCoordinate.unpack(packed, j, limbs, j);
      }
    }
    return limbs;
  }

  PackedPoints slice(int from, int to) {
    if (from < 0 || to < from || to > size) {
      throw new IndexOutOfBoundsException("points " + from + " to " + to + " of " + size);
    }
    return new PackedPoints(memory, start + from * words, to - from, words);
  }

  void writeTo(MemorySegment segment, long offset) {
    MemorySegment.copy(memory, (long) start << WORD_BITS, segment, offset, (long) size * words << WORD_BITS);
  }

  boolean sameAs(PackedPoints other) {
    return MemorySegment.mismatch(memory, (long) start << WORD_BITS, (long) (start + size * words) << WORD_BITS,
        other.memory, (long) other.start << WORD_BITS, (long) (other.start + other.size * words) << WORD_BITS) < 0;
  }
}
