package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes values one after the other: numbers big-endian, texts and lists after their length. */
final class ValueWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  ValueWriter number(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(value >>> shift);
    }
    return this;
  }

  ValueWriter unsigned(Unsigned64 value) {
    return number((int) (value.bits() >>> 32)).number((int) value.bits());
  }

  ValueWriter flag(boolean value) {
    out.write(value ? 1 : 0);
    return this;
  }

  ValueWriter field(Fr value) {
    out.writeBytes(value.toBytes());
    return this;
  }

  ValueWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  <T> ValueWriter list(List<T> values, BiConsumer<ValueWriter, T> write) {
    number(values.size());
    values.forEach(value -> write.accept(this, value));
    return this;
  }

  <T> ValueWriter optional(Optional<T> value, BiConsumer<ValueWriter, T> write) {
    flag(value.isPresent());
    value.ifPresent(present -> write.accept(this, present));
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
