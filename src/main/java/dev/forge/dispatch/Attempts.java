package dev.forge.dispatch;

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

  /** The attempts at a chunk, first one first. */
  List<Attempt> of(ChunkId chunk);
}
