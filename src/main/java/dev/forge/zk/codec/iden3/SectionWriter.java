package dev.forge.zk.codec.iden3;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an iden3 binary container: magic, version, number of sections, then sections, all little-endian. */
final class SectionWriter implements AutoCloseable {
  private final OutputStream out;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  SectionWriter(Path path, String magic, int version, int sections) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    out.write(magic.getBytes(StandardCharsets.US_ASCII));
    u32(version);
    u32(sections);
  }

  /** Begins a section, whose length in bytes must be right. */
  void section(int type, long length) throws IOException {
    u32(type);
    u64(length);
  }

  void u32(int value) throws IOException {
    out.write(number.clear().putInt(value).array(), 0, Integer.BYTES);
  }

  void u64(long value) throws IOException {
    out.write(number.clear().putLong(value).array(), 0, Long.BYTES);
  }

  /** The number of bytes of a field element and the modulus, as headers have them. */
  void field(Modulus modulus) throws IOException {
    u32(32);
    for (int i = 0; i < Modulus.LIMBS; i++) {
      u64(modulus.limb(i));
    }
  }

  /** A field element in normal form, 32 bytes. */
  void scalar(Fr value) throws IOException {
    for (long limb : value.canonical()) {
      u64(limb);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
