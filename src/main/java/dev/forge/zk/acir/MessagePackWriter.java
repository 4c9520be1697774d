package dev.forge.zk.acir;

import dev.forge.zk.field.Fr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes MessagePack in its shortest form, structs and enums in one of Noir's serializations. */
final class MessagePackWriter {
  private final SerializationFormat format;
  private byte[] bytes = new byte[1 << 12];
  private int size;

  MessagePackWriter(SerializationFormat format) {
    this.format = format;
    put(format.code());
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Begins a struct; its fields follow in order, each after {@link #field}. */
  void struct(Names names) {
    if (format == SerializationFormat.NAMED || isByNumber(names)) {
      map(names.size());
    } else {
      array(names.size());
    }
  }

  /** Begins a field of a struct. */
  void field(Names names, int index) {
    if (format == SerializationFormat.NAMED) {
      text(names.encoded(index));
    } else if (isByNumber(names)) {
      unsigned(index);
    }
  }

  private boolean isByNumber(Names names) {
    return format == SerializationFormat.TAGGED && names.isTaggedByNumber();
  }

  /** Begins a variant; its payload follows where it has one. */
  void variant(Names names, int tag) {
    boolean payload = names.hasPayload(tag);
    if (format == SerializationFormat.TAGGED) {
      map(1);
      unsigned(tag);
      if (!payload) {
        put(0xc0);
      }
    } else {
      if (payload) {
        map(1);
      }
      text(names.encoded(tag));
    }
  }

  void array(int count) {
    header(count, 0x90, 0xdc);
  }

  void map(int count) {
    header(count, 0x80, 0xde);
  }

  private void header(int count, int small, int large) {
    if (count < 16) {
      put(small | count);
    } else if (count < 1 << 16) {
      put(large);
      big(count, 2);
    } else {
      put(large + 1);
      big(count, 4);
    }
  }

  /** A number of 64 bits without sign. */
  void unsigned(long value) {
    if (value >>> 7 == 0) {
      put((int) value);
    } else if (value >>> 8 == 0) {
      put(0xcc);
      big(value, 1);
    } else if (value >>> 16 == 0) {
      put(0xcd);
      big(value, 2);
    } else if (value >>> 32 == 0) {
      put(0xce);
      big(value, 4);
    } else {
      put(0xcf);
      big(value, 8);
    }
  }

  /** An array of numbers. */
  void indices(List<Integer> values) {
    array(values.size());
    values.forEach(value -> unsigned(value));
  }

  void bool(boolean value) {
    put(value ? 0xc3 : 0xc2);
  }

  void text(String value) {
    text(value.getBytes(StandardCharsets.UTF_8));
  }

  private void text(byte[] value) {
    int length = value.length;
    if (length < 32) {
      put(0xa0 | length);
    } else if (length < 1 << 8) {
      put(0xd9);
      big(length, 1);
    } else if (length < 1 << 16) {
      put(0xda);
      big(length, 2);
    } else {
      put(0xdb);
      big(length, 4);
    }
    reserve(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  /** A field element as 32 bytes. */
  void element(Fr value) {
    put(0xc4);
    put(32);
    reserve(32);
    value.writeTo(bytes, size);
    size += 32;
  }

  private void big(long value, int length) {
    for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
      put((int) (value >>> shift));
    }
  }

  private void put(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  private void reserve(int length) {
    if (bytes.length - size < length) {
      bytes = Arrays.copyOf(bytes,
          Math.max(Math.addExact(size, length), (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
    }
  }
}
