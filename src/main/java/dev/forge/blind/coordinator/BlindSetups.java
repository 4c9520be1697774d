package dev.forge.blind.coordinator;

import dev.forge.blind.SetupId;
import java.time.Instant;
import java.util.Optional;

/** The rows of shared secrets. What is read is a copy, which only {@link #update} writes back. */
public interface BlindSetups {
  /** Adds one. */
  void insert(BlindSetup setup);

  /** The one of an id. */
  Optional<BlindSetup> find(SetupId id);

  /**
   * Writes one back.
   *
   * @throws dev.forge.ledger.LostUpdateException if it was changed since it was read
   */
  void update(BlindSetup setup);

  /** Deletes at most so many whose time is over; returns how many. */
  int deleteExpired(Instant now, int most);
}
