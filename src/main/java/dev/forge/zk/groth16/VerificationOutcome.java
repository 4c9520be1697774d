package dev.forge.zk.groth16;

/** What verifying one proof came to. */
public sealed interface VerificationOutcome {
  /** The proof is valid. */
  record Valid() implements VerificationOutcome {}

  /**
   * The proof is not valid, or not one for this key and these inputs.
   *
   * @param reason what failed, with the value that was tested where there is one
   */
  record Invalid(String reason) implements VerificationOutcome {}

  /** Whether the proof is valid. */
  default boolean isValid() {
    return this instanceof Valid;
  }
}
