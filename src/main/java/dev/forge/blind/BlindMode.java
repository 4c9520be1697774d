package dev.forge.blind;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How nodes answer. It is fixed when a secret is shared, and part of the setup's id. */
public enum BlindMode {
  /** One nonce per node: the old system's way. */
  PLAIN,
  /** Two nonces per node and binding factors: RFC 9591. */
  FROST;

  /** In JSON and in ids. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of a word. */
  public static Optional<BlindMode> named(String word) {
    return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }
}
