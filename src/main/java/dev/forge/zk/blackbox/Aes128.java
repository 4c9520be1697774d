package dev.forge.zk.blackbox;

import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** AES-128 in CBC mode (FIPS 197, NIST SP 800-38A section 6.2) without padding, as Noir 1.0.0-beta.26 has it. */
public final class Aes128 {
  private static final int BLOCK = 16;

  private Aes128() {}

  /**
   * Encrypts whole blocks.
   *
   * @param input a multiple of 16 bytes
   * @param iv 16 bytes
   * @param key 16 bytes
   * @return as many bytes as {@code input} has
   * @throws BlackBoxException if a length is wrong
   */
  public static byte[] encrypt(byte[] input, byte[] iv, byte[] key) {
    if (iv.length != BLOCK) {
      throw new BlackBoxException("Invalid iv length");
    }
    if (key.length != BLOCK) {
      throw new BlackBoxException("Invalid key length");
    }
    if (input.length % BLOCK != 0) {
      throw new BlackBoxException("input length must be a multiple of 16");
    }
    var cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(true, new ParametersWithIV(new KeyParameter(key), iv));
    byte[] output = new byte[input.length];
    for (int i = 0; i < input.length; i += BLOCK) {
      cipher.processBlock(input, i, output, i);
    }
    return output;
  }
}
