package dev.forge.zk.acir;

import dev.forge.zk.codec.FormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What programs and witness stacks come in: gzip of a format byte and MessagePack. */
final class Envelope {
  private static final int CHUNK = 1 << 16;

  private Envelope() {}

  /** A reader behind the format byte. */
  static MessagePackReader open(byte[] compressed, int limit) {
    byte[] bytes = decompress(compressed, limit);
    if (bytes.length == 0) {
      throw new FormatException("nothing within the gzip envelope", 0);
    }
    if (bytes[0] < SerializationFormat.NAMED.code() || bytes[0] > SerializationFormat.TAGGED.code()) {
      throw new FormatException("serialization format " + (bytes[0] & 0xff)
          + ": Noir up to about 1.0.0-beta.15 wrote bincode or protobuf; Forge reads the formats 2, 3 and 4 of"
          + " Noir 1.0.0-beta.22 to beta.26: compile the program again with one of these", 0);
    }
    return new MessagePackReader(bytes, 1);
  }

  private static byte[] decompress(byte[] compressed, int limit) {
    if (compressed.length < 2 || compressed[0] != 0x1f || compressed[1] != (byte) 0x8b) {
      throw new FormatException("not gzip: it starts with neither 1f nor 8b, or is shorter than that", 0);
    }
    byte[] bytes = new byte[Math.min(limit, Math.max(CHUNK, 4 * Math.min(compressed.length, 1 << 26)))];
    int size = 0;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), CHUNK)) {
      while (true) {
        if (size == bytes.length) {
          if (size == limit) {
            requireEnd(in, limit);
            break;
          }
          bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * size));
        }
        int read = in.read(bytes, size, bytes.length - size);
        if (read < 0) {
          break;
        }
        size += read;
      }
    } catch (IOException e) {
      throw new FormatException("the gzip envelope is damaged: " + e.getMessage(), size);
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private static void requireEnd(GZIPInputStream in, int limit) throws IOException {
    if (in.read() >= 0) {
      throw new FormatException("more than the " + limit + " bytes allowed within the gzip envelope", limit);
    }
  }

  static byte[] seal(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out, CHUNK)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
