package dev.forge.blind.node;

import dev.forge.blind.SetupId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of shares. */
public interface HeldShares {
  /**
   * Adds a share.
   *
   * @throws dev.forge.ledger.DuplicateKeyException if there is one of the same setup
   */
  void insert(HeldShare share);

  /** The share of a setup. */
  Optional<HeldShare> find(SetupId setup);

  /** Deletes the share of a setup. */
  void delete(SetupId setup);

  /** The setups of at most so many shares whose time is over. */
  List<SetupId> expired(Instant now, int most);
}
