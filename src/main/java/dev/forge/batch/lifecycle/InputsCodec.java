package dev.forge.batch.lifecycle;

import dev.forge.prover.ProgramInputs;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The form in which a circuit's inputs are kept: for each value the number of its bytes, from 0 to 32, and these,
 * big-endian without leading zeros; most values are bits and zeros.
 */
public final class InputsCodec {
  private static final int VALUE = 32;

  private InputsCodec() {}

  /** The bytes of inputs. */
  public static byte[] encode(FrVector inputs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(inputs.size() * 18);
    for (int i = 0; i < inputs.size(); i++) {
      byte[] value = inputs.get(i).toBytes();
      int first = 0;
      while (first < VALUE && value[first] == 0) {
        first++;
      }
      out.write(VALUE - first);
      out.write(value, first, VALUE - first);
    }
    return out.toByteArray();
  }

  /** The inputs of bytes that {@link #encode} made. */
  public static ProgramInputs decode(byte[] bytes) {
    Fr[] values = new Fr[count(bytes)];
    byte[] value = new byte[VALUE];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      int length = bytes[at++];
      Arrays.fill(value, (byte) 0);
      System.arraycopy(bytes, at, value, VALUE - length, length);
      at += length;
      values[i] = Fr.fromBytes(value, 0).orElseThrow();
    }
    return ProgramInputs.of(FrVector.of(values));
  }

  private static int count(byte[] bytes) {
    int count = 0;
    for (int at = 0; at < bytes.length; at += 1 + bytes[at]) {
      count++;
    }
    return count;
  }
}
