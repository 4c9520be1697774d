package dev.forge.blind;

import java.util.Optional;
import java.util.stream.Stream;

/** What a blind proof is said to be of; the equation is the same. */
public enum CircuitType {
  /** Knowledge of the discrete logarithm of the public key. */
  SCHNORR("schnorr"),
  /** The same, of a secret that is a preimage; the witness commitment binds the preimage, the equation does not show it. */
  HASH_PREIMAGE("hash-preimage");

  private final String word;

  CircuitType(String word) {
    this.word = word;
  }

  /** In JSON. */
  public String word() {
    return word;
  }

  /** The type of a word. */
  public static Optional<CircuitType> named(String word) {
    return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
