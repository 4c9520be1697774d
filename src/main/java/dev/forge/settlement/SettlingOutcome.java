package dev.forge.settlement;

import java.util.Optional;

/** What became of a transaction. */
public sealed interface SettlingOutcome {
  /** The chain verified the proof. */
  record Settled(Optional<Long> computeUnits) implements SettlingOutcome {}

  /**
   * The chain refused it; sending it again would not help.
   *
   * @param landed whether the transaction is on the chain as a failed one for good, and so can never land again
   */
  record Refused(String reason, boolean landed) implements SettlingOutcome {}

  /** It is not known yet; the same bytes are to be sent again later. */
  record Unknown(String reason) implements SettlingOutcome {}

  /** It never landed and never can: only now may another transaction take its place. */
  record Expired(String reason) implements SettlingOutcome {}
}
