package dev.forge.solana.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The smallest file that the loader takes for sBPF v3: the ELF header, a segment of constants which the program sees at
 * address 0, a segment of code which starts at 2^32, and nothing else: no sections, symbols or relocations.
 */
final class ElfFile {
  /** Where the program sees its constants. */
  static final long CONSTANTS = 0;

  private static final long CODE = 1L << 32;
  private static final int HEADER_BYTES = 64;
  private static final int SEGMENT_HEADER_BYTES = 56;
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0};
  private static final short SHARED_OBJECT = 3;
  private static final short MACHINE_SBPF = 0xf7;
  private static final int VERSION = 1;
  private static final int FLAGS_V3 = 3;
  private static final int LOADABLE = 1;
  private static final int READABLE = 4;
  private static final int EXECUTABLE = 1;
  private static final int ALIGNMENT = 8;

  private ElfFile() {}

  /** A program that begins with its first instruction; the constants, at least one byte, are filled up to whole words. */
  static byte[] of(byte[] code, byte[] constants) {
    byte[] padded = Arrays.copyOf(constants, Math.ceilDiv(constants.length, ALIGNMENT) * ALIGNMENT);
    int constantsAt = HEADER_BYTES + 2 * SEGMENT_HEADER_BYTES;
    ByteBuffer file =
        ByteBuffer.allocate(constantsAt + padded.length + code.length).order(ByteOrder.LITTLE_ENDIAN);
    header(file);
    segment(file, READABLE, constantsAt, CONSTANTS, padded.length);
    segment(file, EXECUTABLE, constantsAt + padded.length, CODE, code.length);
    return file.put(padded).put(code).array();
  }

  private static void header(ByteBuffer file) {
    file.put(MAGIC).putLong(0).putShort(SHARED_OBJECT).putShort(MACHINE_SBPF).putInt(VERSION);
    file.putLong(CODE).putLong(HEADER_BYTES).putLong(0).putInt(FLAGS_V3);
    file.putShort((short) HEADER_BYTES).putShort((short) SEGMENT_HEADER_BYTES).putShort((short) 2);
    file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
  }

  private static void segment(ByteBuffer file, int flags, long offset, long address, long size) {
    file.putInt(LOADABLE).putInt(flags).putLong(offset).putLong(address).putLong(address).putLong(size).putLong(size)
        .putLong(0);
  }
}
