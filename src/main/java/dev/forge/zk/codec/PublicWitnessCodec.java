package dev.forge.zk.codec;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Public witness files of gnark v0.14: the number of public values, of secret values (0) and of all values in 4 bytes
 * each, then the values in 32 bytes each, big-endian: 12 + 32 n bytes.
 */
public final class PublicWitnessCodec {
  private static final int ELEMENT_BYTES = 32;

  private PublicWitnessCodec() {}

  /**
   * Reads the public inputs.
   *
   * @throws FormatException if the bytes are anything else
   */
  public static FrVector read(byte[] bytes) {
    ByteCursor in = new ByteCursor(bytes);
    long publicCount = in.unsignedInt("number of public values");
    int at = in.position();
    long secretCount = in.unsignedInt("number of secret values");
    if (secretCount != 0) {
      throw new FormatException("number of secret values is " + secretCount + ", not 0", at);
    }
    at = in.position();
    int count = in.count(ELEMENT_BYTES, "number of values");
    if (count != publicCount) {
      throw new FormatException("number of values is " + count + ", of public values " + publicCount, at);
    }
    FrVector values = new FrVector(count);
    for (int i = 0; i < count; i++) {
      values.set(i, element(in, "public value " + i));
    }
    in.end();
    return values;
  }

  private static Fr element(ByteCursor in, String what) {
    int at = in.position();
    byte[] bytes = in.take(ELEMENT_BYTES, what);
    return Fr.fromBytes(bytes, 0)
        .orElseThrow(
            () -> new FormatException(what + " is not below the modulus: 0x" + HexFormat.of().formatHex(bytes), at));
  }

  /** Writes public inputs. */
  public static byte[] write(FrVector values) {
    ByteBuffer out = ByteBuffer.allocate(12 + ELEMENT_BYTES * values.size());
    out.putInt(values.size()).putInt(0).putInt(values.size());
    for (int i = 0; i < values.size(); i++) {
      out.put(values.get(i).toBytes());
    }
    return out.array();
  }
}
