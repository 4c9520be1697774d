package dev.forge.zk.acir;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads MessagePack (specification of 2013-08) from an array, as far as Noir's serializations need it. Counts are
 * checked
 * against the bytes that are left, so no allocation is larger than the input warrants.
 */
final class MessagePackReader {
  /** How deep values may nest. */
  static final int MAXIMUM_NESTING = 64;

  private final byte[] bytes;
  private final ElementCache elements = new ElementCache();
  private final long[] limbs = new long[Modulus.LIMBS];
  private int position;
  private int nesting;

  MessagePackReader(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  /** Offset of the next byte. */
  int position() {
    return position;
  }

  FormatException error(String message) {
    return new FormatException(message, position);
  }

  /** Enters a value that may contain others of its own type. */
  void enter(String what) {
    if (++nesting > MAXIMUM_NESTING) {
      throw error(what + " nests deeper than " + MAXIMUM_NESTING);
    }
  }

  /** Leaves it. */
  void leave() {
    nesting--;
  }

  void expectEnd() {
    if (position != bytes.length) {
      throw error((bytes.length - position) + " bytes follow the end");
    }
  }

  /** The next byte, 0 to 255, not consumed. */
  int peek() {
    if (position >= bytes.length) {
      throw error("the bytes end too early");
    }
    return bytes[position] & 0xff;
  }

  boolean nextIsText() {
    int marker = peek();
    return marker >> 5 == 5 || marker >= 0xd9 && marker <= 0xdb;
  }

  boolean nextIsMap() {
    int marker = peek();
    return marker >> 4 == 8 || marker == 0xde || marker == 0xdf;
  }

  /** The header of an array; each of its elements takes at least one byte. */
  int array(String what) {
    int start = position;
    int marker = peek();
    position++;
    long count =
        switch (marker) {
          case 0xdc -> big(2);
          case 0xdd -> big(4);
          default -> {
            if (marker >> 4 != 9) {
              throw unexpected(start, marker, what, "an array");
            }
            yield marker & 15;
          }
        };
    return count(start, count, 1, what);
  }

  /** The header of a map; each of its entries takes at least two bytes. */
  int map(String what) {
    int start = position;
    int marker = peek();
    position++;
    long count =
        switch (marker) {
          case 0xde -> big(2);
          case 0xdf -> big(4);
          default -> {
            if (marker >> 4 != 8) {
              throw unexpected(start, marker, what, "a map");
            }
            yield marker & 15;
          }
        };
    return count(start, count, 2, what);
  }

  /** An unsigned number of at most 64 bits. */
  long unsigned(String what) {
    int start = position;
    int marker = peek();
    position++;
    if (marker < 0x80) {
      return marker;
    }
    long value =
        switch (marker) {
          case 0xcc -> big(1);
          case 0xcd -> big(2);
          case 0xce -> big(4);
          case 0xcf -> big(8);
          case 0xd0 -> (byte) big(1);
          case 0xd1 -> (short) big(2);
          case 0xd2 -> (int) big(4);
          case 0xd3 -> big(8);
          default -> throw unexpected(start, marker, what, "a number");
        };
    if (marker >= 0xd0 && value < 0) {
      throw new FormatException(what + " is " + value + ", below 0", start);
    }
    return value;
  }

  /** An unsigned number of at most 31 bits: an index, a size or a count. */
  int index(String what) {
    int start = position;
    long value = unsigned(what);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new FormatException(
          what + " is " + Long.toUnsignedString(value) + ", the largest allowed is " + Integer.MAX_VALUE, start);
    }
    return (int) value;
  }

  boolean bool(String what) {
    int marker = peek();
    if (marker != 0xc2 && marker != 0xc3) {
      throw unexpected(position, marker, what, "true or false");
    }
    position++;
    return marker == 0xc3;
  }

  void nil(String what) {
    int marker = peek();
    if (marker != 0xc0) {
      throw unexpected(position, marker, what, "nil");
    }
    position++;
  }

  String text(String what) {
    int start = position;
    int length = textLength(what);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, position, length)).toString();
      position += length;
      return text;
    } catch (CharacterCodingException e) {
      throw new FormatException(what + " is not UTF-8", start);
    }
  }

  /** Which of the names comes next, consumed; -1 where it is none of them. */
  int name(Names names) {
    int length = textLength(names.type());
    int start = position;
    position += length;
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.encoded(i);
      if (Arrays.equals(name, 0, name.length, bytes, start, position)) {
        return i;
      }
    }
    return -1;
  }

  /** The bytes from {@code start} to here as text, for messages. */
  String textSince(int start) {
    int length = Math.min(position - start, 40);
    return new String(bytes, start, length, StandardCharsets.UTF_8).replaceAll("\\P{Print}", "?");
  }

  /** A field element: at most 32 big-endian bytes; a number of r or more is reduced, as Noir does. */
  Fr element(String what) {
    int start = position;
    int marker = peek();
    position++;
    long length =
        switch (marker) {
          case 0xc4 -> big(1);
          case 0xc5 -> big(2);
          case 0xc6 -> big(4);
          default -> throw unexpected(start, marker, what, "bytes");
        };
    if (length > 32) {
      throw new FormatException(what + " has " + length + " bytes, a field element has 32", start);
    }
    require((int) length, start, what);
    Arrays.fill(limbs, 0);
    for (int i = 0; i < length; i++) {
      int bit = Byte.SIZE * ((int) length - 1 - i);
      limbs[bit / Long.SIZE] |= (bytes[position + i] & 0xffL) << bit;
    }
    position += (int) length;
    return elements.of(limbs);
  }

  /** Skips one value of any kind. */
  void skip() {
    long[] left = new long[MAXIMUM_NESTING];
    int depth = 0;
    left[0] = 1;
    while (true) {
      while (left[depth] == 0) {
        if (depth-- == 0) {
          return;
        }
      }
      left[depth]--;
      long children = skipOne();
      if (children > 0) {
        if (++depth == MAXIMUM_NESTING) {
          throw error("a value nests deeper than " + MAXIMUM_NESTING);
        }
        left[depth] = children;
      }
    }
  }

  /** Skips a value or, of an array or map, the header; returns how many values it contains. */
  private long skipOne() {
    int start = position;
    int marker = peek();
    if (marker < 0x80 || marker >= 0xe0) {
      position++;
      return 0;
    }
    if (nextIsMap()) {
      return 2L * map("a map");
    }
    if (marker >> 4 == 9 || marker == 0xdc || marker == 0xdd) {
      return array("an array");
    }
    if (nextIsText()) {
      position += textLength("a string");
      return 0;
    }
    position++;
    long length =
        switch (marker) {
          case 0xc0, 0xc2, 0xc3 -> 0;
          case 0xcc, 0xd0 -> 1;
          case 0xcd, 0xd1 -> 2;
          case 0xce, 0xd2, 0xca -> 4;
          case 0xcf, 0xd3, 0xcb -> 8;
          case 0xc4 -> big(1);
          case 0xc5 -> big(2);
          case 0xc6 -> big(4);
          default -> throw unexpected(start, marker, "a value", "a known type");
        };
    if (length > bytes.length - position) {
      throw new FormatException("a value of " + length + " bytes exceeds the " + (bytes.length - position) + " left",
          start);
    }
    position += (int) length;
    return 0;
  }

  private int textLength(String what) {
    int start = position;
    int marker = peek();
    position++;
    long length =
        switch (marker) {
          case 0xd9 -> big(1);
          case 0xda -> big(2);
          case 0xdb -> big(4);
          default -> {
            if (marker >> 5 != 5) {
              throw unexpected(start, marker, what, "a string");
            }
            yield marker & 31;
          }
        };
    return count(start, length, 1, what);
  }

  private int count(int start, long count, int bytesEach, String what) {
    if (count * bytesEach > bytes.length - position) {
      throw new FormatException(
          what + " claims a size of " + count + ", only " + (bytes.length - position) + " bytes are left", start);
    }
    return (int) count;
  }

  private void require(int length, int start, String what) {
    if (length > bytes.length - position) {
      throw new FormatException(what + " needs " + length + " bytes, " + (bytes.length - position) + " are left",
          start);
    }
  }

  private long big(int length) {
    require(length, position, "a number");
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (bytes[position++] & 0xff);
    }
    return value;
  }

  private static FormatException unexpected(int start, int marker, String what, String expected) {
    return new FormatException(what + " should be " + expected + ", found the marker 0x" + Integer.toHexString(marker),
        start);
  }
}
