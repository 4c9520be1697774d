package dev.forge.zk.codec;

import java.util.HexFormat;

/** Reads big-endian numbers and bytes one after the other, and refuses to read past the end. */
final class ByteCursor {
  private final byte[] bytes;
  private int position;

  ByteCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  int position() {
    return position;
  }

  int remaining() {
    return bytes.length - position;
  }

  /** The next byte, which is not consumed. */
  int peek(String what) {
    require(1, what);
    return bytes[position] & 0xff;
  }

  byte[] take(int count, String what) {
    require(count, what);
    byte[] taken = new byte[count];
    System.arraycopy(bytes, position, taken, 0, count);
    position += count;
    return taken;
  }

  long unsignedInt(String what) {
    return number(4, what);
  }

  /** A number of 8 bytes that must be below 2^31. */
  int smallLong(String what) {
    int at = position;
    long value = number(8, what);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new FormatException(what + " is " + Long.toUnsignedString(value) + ", too large", at);
    }
    return (int) value;
  }

  /** A count of 4 bytes of items that take at least some bytes each, checked against the bytes that are there. */
  int count(int bytesEach, String what) {
    int at = position;
    long count = unsignedInt(what);
    if (count > remaining() / bytesEach) {
      throw new FormatException(what + " is " + count + ", but only " + remaining() + " bytes follow", at);
    }
    return (int) count;
  }

  void end() {
    if (remaining() > 0) {
      byte[] seen = take(Math.min(remaining(), 8), "rest");
      int start = position - seen.length;
      String more = remaining() > 0 ? ".." : "";
      throw new FormatException((bytes.length - start) + " bytes too many: " + HexFormat.of().formatHex(seen) + more,
          start);
    }
  }

  private long number(int count, String what) {
    require(count, what);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | (bytes[position++] & 0xff);
    }
    return value;
  }

  private void require(int count, String what) {
    if (count > remaining()) {
      throw new FormatException(what + " takes " + count + " bytes, but " + remaining() + " are left", position);
    }
  }
}
