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
import java.util.Iterator;
import java.util.List;

/** Takes batches in. */
public final class Intake {
  private static final int PART = 512 << 10;
  private static final int PORTION = 1 << 20;

  private final Batches batches;
  private final InputVault vault;
  private final Ledger ledger;
  private final Bell bell;

  /** An encrypted batch that is not yet kept. */
  public record Sealed(BatchId id, byte[] wrappedKey, List<SealedInput> parts) {}

  /** The parts of a batch that are kept, encrypted, before the batch is. */
  public record Received(BatchId id, byte[] wrappedKey, int parts) {}

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

  private Sealed seal(List<byte[]> parts) {
    BatchId id = new BatchId(ledger.randomness().nextId());
    BatchKey key = vault.newKey(id);
    List<SealedInput> sealed = new ArrayList<>();
    for (byte[] part : parts) {
      sealed.add(vault.seal(key, InputKind.REQUEST, sealed.size(), part));
    }
    return new Sealed(id, vault.wrap(key), sealed);
  }

  /**
   * Encrypts and keeps a batch's request part by part as it arrives, in units of work of their own; no more than a portion is
   * held. What is thrown on the way leaves nothing behind; what a crash leaves behind nobody can read, since its key is kept
   * with the batch alone, and a sweeper deletes it.
   */
  public Received receive(Iterator<byte[]> parts) {
    BatchId id = new BatchId(ledger.randomness().nextId());
    BatchKey key = vault.newKey(id);
    ledger.units().run(() -> vault.expect(id, ledger.now()));
    try {
      int count = 0;
      while (parts.hasNext()) {
        List<SealedInput> portion = portion(key, parts, count);
        ledger.units().run(() -> portion.forEach(vault::keep));
        count += portion.size();
      }
      return new Received(id, vault.wrap(key), count);
    } catch (RuntimeException e) {
      giveUp(id);
      throw e;
    }
  }

  private List<SealedInput> portion(BatchKey key, Iterator<byte[]> parts, int first) {
    List<SealedInput> portion = new ArrayList<>();
    for (int bytes = 0; bytes < PORTION && parts.hasNext();) {
      byte[] part = parts.next();
      portion.add(vault.seal(key, InputKind.REQUEST, first + portion.size(), part));
      bytes += part.length;
    }
    return portion;
  }

  /** Deletes the parts of a batch that will not be. */
  public void giveUp(BatchId id) {
    ledger.units().run(() -> vault.giveUp(id));
  }

  /** Keeps a batch, in the current unit of work, and rings for it when that is committed. */
  public Batch keep(NewBatch newBatch, Sealed sealed) {
    Batch batch = new Batch(sealed.id(), newBatch, sealed.wrappedKey(), sealed.parts().size(), ledger.now());
    sealed.parts().forEach(vault::keep);
    return keep(batch);
  }

  /**
   * Keeps a batch whose parts are kept already, in the current unit of work, and rings for it when that is committed.
   *
   * @throws IllegalStateException if it took so long that its parts were deleted
   */
  public Batch keep(NewBatch newBatch, Received received) {
    if (!vault.arrived(received.id())) {
      throw new IllegalStateException("the request of batch " + received.id() + " took too long to arrive");
    }
    return keep(new Batch(received.id(), newBatch, received.wrappedKey(), received.parts(), ledger.now()));
  }

  private Batch keep(Batch batch) {
    batches.insert(batch);
    ledger.began("batch", batch.id(), batch.state(), Actor.API);
    ledger.units().afterCommit(() -> bell.batchWaits(batch.id()));
    return batch;
  }
}
