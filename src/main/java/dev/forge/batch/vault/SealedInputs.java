package dev.forge.batch.vault;

import dev.forge.dispatch.BatchId;
import java.util.Optional;

/** The rows of encrypted inputs. */
public interface SealedInputs {
  /** Adds a part. */
  void insert(SealedInput input);

  /** A part. */
  Optional<SealedInput> find(BatchId batch, InputKind kind, int part);

  /** Deletes the parts of a kind. */
  void delete(BatchId batch, InputKind kind);
}
