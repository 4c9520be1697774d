package dev.forge.zk.codec.iden3;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** A part of a mapped file that is read from its start to its end; all numbers are little-endian. */
final class Section {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String name;
  private final MemorySegment bytes;
  private final long start;
  private long next;

  /** A section that lies at {@code start} of its file. */
  Section(String name, MemorySegment bytes, long start) {
    this.name = name;
    this.bytes = bytes;
    this.start = start;
  }

  Section named(String newName) {
    return new Section(newName, bytes, start);
  }

  long size() {
    return bytes.byteSize();
  }

  /** Where the section starts in its file. */
  long start() {
    return start;
  }

  /** Where the next byte is in the file. */
  long position() {
    return start + next;
  }

  /** The next bytes. */
  byte[] bytes(int count) {
    long at = take(count);
    return bytes.asSlice(at, count).toArray(ValueLayout.JAVA_BYTE);
  }

  /** The next bytes as a section of their own. */
  Section slice(String sliceName, long count) {
    long from = position();
    return new Section(sliceName, bytes.asSlice(take(count), count), from);
  }

  /** The next number, which may be up to a maximum. */
  int u32(String what, int maximum) {
    int value = bytes.get(INT, take(Integer.BYTES));
    if (value < 0 || value > maximum) {
      throw failure(Integer.BYTES, what + " is " + Integer.toUnsignedString(value) + ", allowed are 0 to " + maximum);
    }
    return value;
  }

  /** The next number, which must be the given one. */
  void expect(String what, int expected) {
    int value = bytes.get(INT, take(Integer.BYTES));
    if (value != expected) {
      throw failure(Integer.BYTES, what + " is " + Integer.toUnsignedString(value) + ", expected " + expected);
    }
  }

  long u64() {
    return bytes.get(LONG, take(Long.BYTES));
  }

  /** The size of field elements and the modulus, which begin headers. */
  void expectField(String what, Modulus modulus) {
    expect("bytes of an element of the " + what, 32);
    for (int i = 0; i < Modulus.LIMBS; i++) {
      if (u64() != modulus.limb(i)) {
        throw failure(Long.BYTES, "the " + what + " is not that of BN254");
      }
    }
  }

  /** The next four limbs, which must be below a modulus. */
  void limbs(Modulus modulus, long[] target, int offset) {
    long at = take(32);
    MemorySegment.copy(bytes, LONG, at, target, offset, Modulus.LIMBS);
    if (!modulus.isCanonical(target, offset)) {
      throw failure(32, "field element is not below its modulus");
    }
  }

  /** The next scalar, in normal form. */
  Fr scalar() {
    long[] limbs = new long[Modulus.LIMBS];
    limbs(Fr.MODULUS, limbs, 0);
    Fr.MODULUS.toMontgomery(limbs, 0, limbs, 0);
    return Fr.unpack(limbs, 0);
  }

  /** The next point, whose coordinates are in Montgomery form; it is on the curve. */
  G1Affine g1() {
    long[] limbs = new long[G1Affine.LIMBS];
    coordinates(limbs);
    G1Affine point = G1Affine.unpack(limbs, 0);
    if (!point.isOnCurve()) {
      throw failure(8 * G1Affine.LIMBS, "point is not on the curve");
    }
    return point;
  }

  /** The next point, whose coordinates are in Montgomery form; it is on the curve, but maybe not in the subgroup. */
  G2Affine g2OnCurve() {
    long[] limbs = new long[G2Affine.LIMBS];
    coordinates(limbs);
    G2Affine point = G2Affine.unpack(limbs, 0);
    if (!point.isOnCurve()) {
      throw failure(8 * G2Affine.LIMBS, "point is not on the twist");
    }
    return point;
  }

  /** The next point; it is in G2. */
  G2Affine g2() {
    G2Affine point = g2OnCurve();
    if (!point.isInSubgroup()) {
      throw failure(8 * G2Affine.LIMBS, "point is not in the subgroup of order r");
    }
    return point;
  }

  void requireEnd() {
    if (next != size()) {
      throw new FormatException(name + ": " + (size() - next) + " bytes left over", position());
    }
  }

  private void coordinates(long[] limbs) {
    for (int i = 0; i < limbs.length; i += Modulus.LIMBS) {
      limbs(Fp.MODULUS, limbs, i);
    }
  }

  private long take(long count) {
    if (count < 0 || count > size() - next) {
      throw new FormatException(
          name + ": " + Long.toUnsignedString(count) + " bytes wanted, " + (size() - next) + " left", position());
    }
    long at = next;
    next += count;
    return at;
  }

  private FormatException failure(int justRead, String message) {
    return new FormatException(name + ": " + message, position() - justRead);
  }
}
