package dev.forge.settlement.solana;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;

/** Contents of key files as Solana's tools write them, made by Java's own Ed25519. */
public final class KeyFiles {
  private static final int KEY = 32;

  private KeyFiles() {}

  /** A fresh key: a JSON array of 64 bytes, the secret and then the public half. */
  public static String fresh() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] secret = pair.getPrivate().getEncoded();
    byte[] open = pair.getPublic().getEncoded();
    List<Integer> numbers = new ArrayList<>();
    for (int i = secret.length - KEY; i < secret.length; i++) {
      numbers.add(Byte.toUnsignedInt(secret[i]));
    }
    for (int i = open.length - KEY; i < open.length; i++) {
      numbers.add(Byte.toUnsignedInt(open[i]));
    }
    return numbers.toString();
  }
}
