package dev.forge.batch.vault;

import dev.forge.ledger.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois/counter mode (NIST SP 800-38D) with a random nonce of 96 bits before the ciphertext and a tag of 128. */
final class Sealing {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private Sealing() {}

  /** The nonce and the ciphertext; only who names the same purpose can open it. */
  static byte[] seal(byte[] key, String purpose, byte[] plain, Randomness randomness) {
    try {
      byte[] nonce = randomness.nextBytes(NONCE);
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, purpose);
      byte[] sealed = new byte[NONCE + cipher.getOutputSize(plain.length)];
      System.arraycopy(nonce, 0, sealed, 0, NONCE);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in Galois/counter mode", e);
    }
  }

  /**
   * What was sealed.
   *
   * @throws UnreadableInputException if the key or the purpose is another, or a bit was changed
   */
  static byte[] open(byte[] key, String purpose, byte[] sealed) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, sealed, 0, purpose);
      return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException e) {
      throw new UnreadableInputException(purpose + " cannot be opened: another key made it, or it was changed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in Galois/counter mode", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, int at, String purpose)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce, at, NONCE));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
