package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what a {@link ValueWriter} wrote; anything else is an illegal argument. */
final class ValueReader {
  private static final int FIELD = 32;

  private final ByteBuffer in;

  ValueReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  int number() {
    return read(in::getInt);
  }

  Unsigned64 unsigned() {
    return new Unsigned64(read(in::getLong));
  }

  boolean flag() {
    return read(in::get) != 0;
  }

  Fr field() {
    int at = in.position();
    skip(FIELD);
    return Fr.fromBytes(in.array(), at).orElseThrow(() -> new IllegalArgumentException("no field element at " + at));
  }

  String text() {
    int length = length();
    int at = in.position();
    skip(length);
    return new String(in.array(), at, length, StandardCharsets.UTF_8);
  }

  <T> List<T> list(Function<ValueReader, T> read) {
    int length = length();
    List<T> values = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      values.add(read.apply(this));
    }
    return values;
  }

  <T> Optional<T> optional(Function<ValueReader, T> read) {
    return flag() ? Optional.of(read.apply(this)) : Optional.empty();
  }

  void end() {
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes too many");
    }
  }

  private int length() {
    int length = number();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("length " + length + " at " + in.position() + " is more than is left");
    }
    return length;
  }

  private void skip(int bytes) {
    if (bytes > in.remaining()) {
      throw new IllegalArgumentException(bytes + " bytes are wanted at " + in.position() + ", too few are left");
    }
    in.position(in.position() + bytes);
  }

  private static <T> T read(Supplier<T> value) {
    try {
      return value.get();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the bytes end too early", e);
    }
  }
}
