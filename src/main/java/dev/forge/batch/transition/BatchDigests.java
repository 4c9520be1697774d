package dev.forge.batch.transition;

import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.Unsigned64;
import dev.forge.zk.field.Fr;

/** The batch hash and the withdrawal root of entries; they do not depend on any state. */
public record BatchDigests(Fr batchHash, Fr withdrawalRoot) {
  /** The digests of a batch. */
  public static BatchDigests of(HashFamily family, Unsigned64 batchId, Entries entries) {
    RunningDigests digests = new RunningDigests(family, batchId);
    entries.transfers().forEach(digests::transfer);
    entries.withdrawals().forEach(digests::withdrawal);
    entries.shielded().forEach(digests::shielded);
    return digests.finish(entries);
  }
}
