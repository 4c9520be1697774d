package dev.forge.solana.program;

import java.io.ByteArrayOutputStream;

/** Bytes laid out one after the other, each piece known by where it begins. */
final class Image {
  private static final int WORD = 8;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a piece and returns where it begins. */
  int put(byte[]... parts) {
    int at = bytes.size();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return at;
  }

  /** Adds zeros and returns where they begin. */
  int space(int length) {
    return put(new byte[length]);
  }

  /** Fills up to the next whole word. */
  void align() {
    bytes.writeBytes(new byte[Math.floorMod(-bytes.size(), WORD)]);
  }

  int size() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
