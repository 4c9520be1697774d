package dev.forge.zk.brillig;

import dev.forge.zk.field.Fr;

/**
 * The packed form of a memory cell: four limbs. A field element is in Montgomery form. An integer is in limbs 0 and 1,
 * limb 1 being 0 where the type has at most 64 bits; limb 2 means nothing; limb 3 is its tag, which says how many bits
 * the type has. The sign bit of a tag is set, that of a field element's limb 3 never is, so a cell of zeros is the
 * field's 0.
 */
final class Cell {
  static final int LIMBS = 4;
  static final int TAG = 3;
  static final long U1 = Long.MIN_VALUE | 1;
  static final long U8 = Long.MIN_VALUE | 8;
  static final long U32 = Long.MIN_VALUE | 32;
  static final long U64 = Long.MIN_VALUE | 64;
  static final long U128 = Long.MIN_VALUE | 128;
  static final long FIELD = 0;

  private static final int FIELD_BITS = 254;

  private Cell() {}

  /** The tag of an integer type; 0 for the field. */
  static long tag(BitSize size) {
    return size == BitSize.FIELD ? FIELD : Long.MIN_VALUE | size.bits();
  }

  /** Bits of the type of a cell with this limb 3. */
  static int bits(long tag) {
    return tag < 0 ? (int) tag : FIELD_BITS;
  }

  /** Ones where an integer type of 1 to 64 bits has bits. */
  static long mask(int bits) {
    return -1L >>> -bits;
  }

  /** Packs a number as a cell of a type, and says whether it fits. */
  static boolean pack(Fr value, BitSize size, long[] target, int offset) {
    if (size == BitSize.FIELD) {
      value.pack(target, offset);
      return true;
    }
    long[] number = value.canonical();
    target[offset] = number[0];
    target[offset + 1] = number[1];
    target[offset + TAG] = tag(size);
    boolean wide = (number[2] | number[3]) != 0 || size != BitSize.U128 && number[1] != 0;
    return !wide && (size == BitSize.U128 || (number[0] & ~mask(size.bits())) == 0);
  }

  /** The type as messages name it. */
  static String typeName(long tag) {
    return tag < 0 ? "u" + bits(tag) : "field";
  }
}
