package dev.forge.settlement;

/** What became of the wish to have a transaction. */
public sealed interface SigningOutcome {
  /** Here it is; nothing was sent. */
  record Signed(SignedTransaction transaction) implements SigningOutcome {}

  /** There is none for this proof, now or later; the reason says what to do. */
  record Refused(String reason) implements SigningOutcome {}

  /** Not now; the reason says what it waits for. */
  record NotNow(String reason) implements SigningOutcome {}
}
