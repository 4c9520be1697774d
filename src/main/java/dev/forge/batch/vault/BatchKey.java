package dev.forge.batch.vault;

import dev.forge.dispatch.BatchId;

/** The open key of a batch's inputs; it lives only as long as an operation. */
public final class BatchKey {
  private final BatchId batch;
  private final byte[] key;

  BatchKey(BatchId batch, byte[] key) {
    this.batch = batch;
    this.key = key;
  }

  BatchId batch() {
    return batch;
  }

  byte[] bytes() {
    return key;
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "BatchKey of " + batch;
  }
}
