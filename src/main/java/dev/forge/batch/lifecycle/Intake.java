package dev.forge.batch.lifecycle;

import dev.forge.batch.vault.BatchKey;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.InputVault;
import dev.forge.batch.vault.SealedInput;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes batches in. */
public final class Intake {
  private static final int PART = 512 << 10;

  private final Batches batches;
  private final InputVault vault;
  private final Ledger ledger;
  private final Bell bell;

  /** An encrypted batch that is not yet kept. */
  public record Sealed(BatchId id, byte[] wrappedKey, List<SealedInput> parts) {}

  /** An intake over its rows. */
  public Intake(Batches batches, InputVault vault, Ledger ledger, Bell bell) {
    this.batches = batches;
    this.vault = vault;
    this.ledger = ledger;
    this.bell = bell;
  }

  /** Encrypts a batch's request of one piece, which is cut into parts that a row of any database holds. */
  public Sealed seal(byte[] request) {
    List<byte[]> parts = new ArrayList<>();
    for (int at = 0; at < request.length; at += PART) {
      parts.add(Arrays.copyOfRange(request, at, Math.min(request.length, at + PART)));
    }
    return seal(parts);
  }

  /** Encrypts a batch's request, part by part. */
  public Sealed seal(Iterable<byte[]> parts) {
    BatchId id = new BatchId(ledger.randomness().nextId());
    BatchKey key = vault.newKey(id);
    List<SealedInput> sealed = new ArrayList<>();
    for (byte[] part : parts) {
      sealed.add(vault.seal(key, InputKind.REQUEST, sealed.size(), part));
    }
    return new Sealed(id, vault.wrap(key), sealed);
  }

  /** Keeps a batch, in the current unit of work, and rings for it when that is committed. */
  public Batch keep(NewBatch newBatch, Sealed sealed) {
    Batch batch = new Batch(sealed.id(), newBatch, sealed.wrappedKey(), sealed.parts().size(), ledger.now());
    batches.insert(batch);
    sealed.parts().forEach(vault::keep);
    ledger.began("batch", batch.id(), batch.state(), Actor.API);
    ledger.units().afterCommit(() -> bell.batchWaits(batch.id()));
    return batch;
  }
}
