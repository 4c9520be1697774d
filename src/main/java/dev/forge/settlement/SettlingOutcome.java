package dev.forge.settlement;

import java.util.Optional;

/** What became of a transaction. */
public sealed interface SettlingOutcome {
  /** The chain verified the proof. */
  record Settled(Optional<Long> computeUnits) implements SettlingOutcome {}

  /** The chain refused it; sending it again would not help. */
  record Refused(String reason) implements SettlingOutcome {}

  /** It is not known yet; the same bytes are to be sent again later. */
  record Unknown(String reason) implements SettlingOutcome {}
}
