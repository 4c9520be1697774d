package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.util.Optional;

/**
 * A note spent and a note made. The sequencer has checked the user's own proof; the batch binds {@code nullifier} and
 * {@code output.commitment}.
 */
public record ShieldedEntry(InputNote input, Secret spendingKey, OutputNote output, Fr nullifier) {
  private static final Fr NULLIFIER_DOMAIN = Fr.of(3);

  /** The note spent; a sequencer that does not know it sends zeros and no path. */
  public record InputNote(
      Fr commitment, Unsigned64 value, Secret blinding, Unsigned64 position, Optional<MerklePath> path) {}

  /** The note made. */
  public record OutputNote(Fr owner, Unsigned64 value, Secret blinding, Fr commitment) {}

  /** The nullifier that the spending key gives: hash_4(3, spending_key, commitment, position). */
  public Fr nullifierOfKey(HashFamily family) {
    return family.hash(NULLIFIER_DOMAIN, spendingKey.value(), input.commitment(), input.position().toField());
  }
}
