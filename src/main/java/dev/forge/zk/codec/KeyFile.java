package dev.forge.zk.codec;

import dev.forge.zk.kernel.Cores;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The layout of a proving-key file, version 1; all numbers are little-endian.
 *
 * <pre>
 *   0   8  "FORGE-PK"
 *   8   4  version, 1
 *  12   4  origin: 1 insecure development setup, 2 ceremony
 *  16  32  circuit hash
 *  48  16  u32 each: wires, rows of the domain, public wires with a row of their own, commitments
 *  64   8  length of the file
 *  72  32  SHA-256 of bytes 0 to 71 and of the section table
 * 128  48  for each section ({@link KeySection}): u64 offset, u64 number of elements, SHA-256 of its bytes
 * </pre>
 *
 * Sections follow one another, each at a multiple of 64 bytes, with zeros between. Points are in the form of
 * {@link dev.forge.zk.msm.G1Bases} and {@link dev.forge.zk.msm.G2Bases}.
 */
final class KeyFile {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  static final String MAGIC = "FORGE-PK";
  static final int VERSION = 1;
  static final int VERSION_AT = 8;
  static final int ORIGIN_AT = 12;
  static final int CIRCUIT_AT = 16;
  static final int WIRES_AT = 48;
  static final int DOMAIN_AT = 52;
  static final int BOUND_AT = 56;
  static final int COMMITMENTS_AT = 60;
  static final int LENGTH_AT = 64;
  static final int HEADER_HASH_AT = 72;
  static final int TABLE_AT = 128;
  static final int MAXIMUM_COMMITMENTS = 1024;

  private static final int ENTRY_BYTES = 48;
  private static final int ENTRY_COUNT = 8;
  private static final int ENTRY_HASH = 16;
  private static final int HASH_BYTES = 32;
  private static final int ALIGNMENT = 64;
  private static final long HASHED_AT_ONCE = 1 << 24;

  private final MemorySegment file;

  KeyFile(MemorySegment file) {
    this.file = file;
  }

  /** Where the first section starts in a file of some sections. */
  static long firstSection(int sections) {
    return aligned(TABLE_AT + (long) ENTRY_BYTES * sections);
  }

  /** The next multiple of the alignment. */
  static long aligned(long offset) {
    return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  int number(int at) {
    return file.get(INT, at);
  }

  int sections() {
    return KeySection.count(number(COMMITMENTS_AT));
  }

  long offset(int section) {
    return file.get(LONG, entry(section));
  }

  long elements(int section) {
    return file.get(LONG, entry(section) + ENTRY_COUNT);
  }

  MemorySegment section(int section) {
    return file.asSlice(offset(section), elements(section) * KeySection.at(section).elementBytes());
  }

  /** Enters a section into the table; its hash comes later. */
  void enter(int section, long offset, long elements) {
    file.set(LONG, entry(section), offset);
    file.set(LONG, entry(section) + ENTRY_COUNT, elements);
  }

  /** Writes the hashes of all sections and of the header. */
  void seal(Cores cores) {
    cores.run(sections(), i -> write(sha256(section(i)), entry(i) + ENTRY_HASH));
    write(headerHash(), HEADER_HASH_AT);
  }

  boolean headerIsIntact() {
    return Arrays.equals(bytes(HEADER_HASH_AT, HASH_BYTES), headerHash());
  }

  boolean isIntact(int section) {
    return Arrays.equals(bytes(entry(section) + ENTRY_HASH, HASH_BYTES), sha256(section(section)));
  }

  byte[] bytes(long at, int length) {
    return file.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
  }

  void write(byte[] bytes, long at) {
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, file, at, bytes.length);
  }

  void writeMagic() {
    write(MAGIC.getBytes(StandardCharsets.US_ASCII), 0);
    file.set(INT, VERSION_AT, VERSION);
  }

  private static long entry(int section) {
    return TABLE_AT + (long) ENTRY_BYTES * section;
  }

  private byte[] headerHash() {
    return sha256(file.asSlice(0, HEADER_HASH_AT), file.asSlice(TABLE_AT, (long) ENTRY_BYTES * sections()));
  }

  private static byte[] sha256(MemorySegment... parts) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (MemorySegment part : parts) {
      for (long from = 0; from < part.byteSize(); from += HASHED_AT_ONCE) {
        digest.update(part.asSlice(from, Math.min(HASHED_AT_ONCE, part.byteSize() - from)).asByteBuffer());
      }
    }
    return digest.digest();
  }
}
