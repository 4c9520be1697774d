package dev.forge.bench;

import java.util.List;

/**
 * The heap of a process that proves one constraint system again and again: the key, the arrays that are kept from proof to
 * proof, the system itself and the witness. Left to itself the virtual machine would rather take more memory than collect
 * garbage.
 *
 * @param bytes the most it may have
 */
record HeapSize(long bytes) {
  private static final long MEBIBYTE = 1 << 20;
  private static final long PROGRAM = 18 * MEBIBYTE;
  private static final long SMALLEST = 40 * MEBIBYTE;
  private static final long BYTES_OF_ROW = 800;
  /** Large arrays are made beside the young generation, which can be small. */
  private static final int YOUNG_SHARE = 20;

  private static final long SMALLEST_YOUNG = 8 * MEBIBYTE;

  /**
   * Enough for a key and a domain.
   *
   * @param keyBytes the bytes of the key's file
   * @param domainSize the rows of its domain
   */
  static HeapSize of(long keyBytes, int domainSize) {
    return new HeapSize(Math.max(SMALLEST, PROGRAM + keyBytes + BYTES_OF_ROW * domainSize));
  }

  /** The virtual machine's options. */
  List<String> options() {
    long young = Math.max(SMALLEST_YOUNG, bytes / YOUNG_SHARE);
    return List.of("-Xms" + mebibytes(2 * young) + "m", "-Xmx" + mebibytes(bytes) + "m",
        "-Xmn" + mebibytes(young) + "m");
  }

  private static long mebibytes(long bytes) {
    return (bytes + MEBIBYTE - 1) / MEBIBYTE;
  }
}
