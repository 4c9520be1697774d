package dev.forge.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of attempts. */
public interface Attempts {
  /** Adds an attempt. */
  void insert(Attempt attempt);

  /** The attempt that a lease began. */
  Optional<Attempt> find(ChunkId chunk, LeaseToken token);

  /** Writes an attempt back where it is still in a state; returns whether it was. */
  boolean update(Attempt attempt, AttemptState expected);

  /** The attempts at any of the chunks, a few hundred at most, in no order. */
  List<Attempt> of(Collection<ChunkId> chunks);

  /** The attempts at a chunk, first one first. */
  List<Attempt> of(ChunkId chunk);
}
