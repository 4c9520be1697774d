package dev.forge.blind;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * SHA-256(public witness, salt).
 *
 * @param hex 64 digits in lower case
 */
public record WitnessCommitment(String hex) {
  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it does not have 64 hexadecimal digits
   */
  public WitnessCommitment {
    if (!hex.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("a witness commitment has 64 hexadecimal digits");
    }
    hex = hex.toLowerCase(Locale.ROOT);
  }

  /** The commitment to a witness. */
  public static WitnessCommitment to(byte[] publicWitness, byte[] salt) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(publicWitness);
      return new WitnessCommitment(HexFormat.of().formatHex(hash.digest(salt)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
