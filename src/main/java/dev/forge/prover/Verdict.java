package dev.forge.prover;

/** What came of verifying a proof. */
public sealed interface Verdict {
  /** The proof holds. */
  record Valid() implements Verdict {}

  /** The proof is well formed but does not hold for these public inputs under this key. */
  record Invalid(String reason) implements Verdict {}

  /**
   * A file is not what it should be, and so the proof is not valid either.
   *
   * @param file {@code proof}, {@code public witness} or {@code verifying key}
   * @param reason what was wrong and where
   */
  record Malformed(String file, String reason) implements Verdict {}

  /** Whether the proof holds. */
  default boolean isValid() {
    return this instanceof Valid;
  }
}
