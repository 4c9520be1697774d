package dev.forge.dispatch;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a chunk's proof must show: the values of its circuit's public inputs, in order pre_state_root, post_state_root,
 * pre_shielded_root, post_shielded_root, withdrawal_root, batch_hash, batch_id. A value itself, although arrays are not.
 *
 * @param bytes 7 values of 32 bytes, big-endian
 */
public record Statement(byte[] bytes) {
  /** The number of values. */
  public static final int VALUES = 7;

  private static final int VALUE = 32;
  private static final int HEADER = 12;

  /**
   * Checks the size and copies.
   *
   * @throws IllegalArgumentException if it is not 224 bytes
   */
  public Statement {
    if (bytes.length != VALUES * VALUE) {
      throw new IllegalArgumentException("a statement has " + VALUES * VALUE + " bytes, not " + bytes.length);
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The public witness in gnark's raw format, 236 bytes: the numbers of public, secret and all values, and the values. */
  public byte[] publicWitness() {
    byte[] witness = new byte[HEADER + bytes.length];
    witness[3] = VALUES;
    witness[HEADER - 1] = VALUES;
    System.arraycopy(bytes, 0, witness, HEADER, bytes.length);
    return witness;
  }

  /** Whether a public witness in gnark's raw format has exactly these values. */
  public boolean isShownBy(byte[] publicWitness) {
    return Arrays.equals(publicWitness(), publicWitness);
  }

  /** Whether another chunk starts from the roots that this one leads to. */
  public boolean leadsTo(Statement next) {
    return value(1).equals(next.value(0)) && value(3).equals(next.value(2));
  }

  /** A value as {@code 0x} and 64 digits. */
  public String value(int i) {
    return "0x" + HexFormat.of().formatHex(bytes, i * VALUE, (i + 1) * VALUE);
  }

  /** All values as {@code 0x} and 64 digits. */
  public List<String> values() {
    return IntStream.range(0, VALUES).mapToObj(this::value).toList();
  }

  /** The withdrawal root as {@code 0x} and 64 digits. */
  public String withdrawalRoot() {
    return value(4);
  }

  /** The batch hash as {@code 0x} and 64 digits. */
  public String batchHash() {
    return value(5);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Statement statement && Arrays.equals(bytes, statement.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
