package dev.forge.batch.vault;

import dev.forge.dispatch.BatchId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of encrypted inputs. */
public interface SealedInputs {
  /** Adds a part. */
  void insert(SealedInput input);

  /** A part. */
  Optional<SealedInput> find(BatchId batch, InputKind kind, int part);

  /** Notes that the parts of a batch arrive. */
  void insert(Arrival arrival);

  /** Deletes the note; returns whether there was one. */
  boolean deleteArrival(BatchId batch);

  /** Batches whose parts began to arrive before a time, and that are still not there. */
  List<BatchId> arrivingSinceBefore(Instant time, int most);

  /** Deletes the parts of all kinds. */
  void delete(BatchId batch);

  /** Deletes the parts of a kind. */
  void delete(BatchId batch, InputKind kind);
}
