package dev.forge.batch.vault;

import dev.forge.dispatch.BatchId;
import dev.forge.ledger.Randomness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps inputs encrypted. */
public final class InputVault {
  private static final int KEY_BYTES = 32;

  private final InstanceKey instanceKey;
  private final SealedInputs rows;
  private final Randomness randomness;

  /** A vault over its rows. */
  public InputVault(InstanceKey instanceKey, SealedInputs rows, Randomness randomness) {
    this.instanceKey = instanceKey;
    this.rows = rows;
    this.randomness = randomness;
  }

  /** A new key for a batch. */
  public BatchKey newKey(BatchId batch) {
    return new BatchKey(batch, randomness.nextBytes(KEY_BYTES));
  }

  /** A key in the form in which it is kept. */
  public byte[] wrap(BatchKey key) {
    return Sealing.seal(instanceKey.bytes(), "key of " + key.batch(), key.bytes(), randomness);
  }

  /**
   * The key of a batch.
   *
   * @throws UnreadableInputException if another installation wrapped it
   */
  public BatchKey unwrap(BatchId batch, byte[] wrapped) {
    return new BatchKey(batch, Sealing.open(instanceKey.bytes(), "key of " + batch, wrapped));
  }

  /** A part of the inputs, encrypted and not yet kept. */
  public SealedInput seal(BatchKey key, InputKind kind, int part, byte[] plain) {
    byte[] sealed = Sealing.seal(key.bytes(), purpose(key.batch(), kind, part), plain, randomness);
    return new SealedInput(key.batch(), kind, part, sealed);
  }

  /** Keeps a part. */
  public void keep(SealedInput input) {
    rows.insert(input);
  }

  /** Parts of a batch will be kept before the batch is there. */
  public void expect(BatchId batch, Instant now) {
    rows.insert(new Arrival(batch, now));
  }

  /** The batch comes into being; returns whether its parts are there, not deleted because they were late. */
  public boolean arrived(BatchId batch) {
    return rows.deleteArrival(batch);
  }

  /** Batches that were expected before a time, and are not there. */
  public List<BatchId> overdue(Instant before, int most) {
    return rows.arrivingSinceBefore(before, most);
  }

  /** A batch will not come: deletes what there is of it. */
  public void giveUp(BatchId batch) {
    if (rows.deleteArrival(batch)) {
      rows.delete(batch);
    }
  }

  /**
   * Opens a part.
   *
   * @throws UnreadableInputException if it is not there or was changed
   */
  public byte[] open(BatchKey key, InputKind kind, int part) {
    String purpose = purpose(key.batch(), kind, part);
    Optional<SealedInput> row = rows.find(key.batch(), kind, part);
    return row.map(input -> Sealing.open(key.bytes(), purpose, input.sealed()))
        .orElseThrow(() -> new UnreadableInputException(purpose + " is not kept", null));
  }

  /** Deletes the parts of a kind. */
  public void forget(BatchId batch, InputKind kind) {
    rows.delete(batch, kind);
  }

  /** Deletes all parts. */
  public void forget(BatchId batch) {
    rows.delete(batch);
  }

  private static String purpose(BatchId batch, InputKind kind, int part) {
    return "input " + kind + " " + part + " of " + batch;
  }
}
