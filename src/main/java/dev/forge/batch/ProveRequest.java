package dev.forge.batch;

import java.util.List;

/**
 * A batch to be proved, with its witness.
 *
 * @param batchId the sequencer's number of the batch
 * @param before the roots that the batch starts from
 * @param after the roots that the sequencer says it leads to
 * @param options how it is to be proved
 */
public record ProveRequest(
    Unsigned64 batchId, Roots before, Roots after, Entries entries, Options options) {

  /** What the batch does, in the order in which it is done: transfers, withdrawals, shielded. */
  public record Entries(List<Transfer> transfers, List<Withdrawal> withdrawals, List<ShieldedEntry> shielded) {
    public Entries {
      transfers = List.copyOf(transfers);
      withdrawals = List.copyOf(withdrawals);
      shielded = List.copyOf(shielded);
    }

    /** The number of entries of all kinds. */
    public int size() {
      return transfers.size() + withdrawals.size() + shielded.size();
    }
  }

  /**
   * How a batch is to be proved.
   *
   * @param hash the family of the state tree
   * @param chunked whether it may be proved in several proofs
   * @param settle whether its proof is to be settled on chain
   */
  public record Options(HashFamily hash, boolean chunked, boolean settle) {}

  /** The same with other entries. */
  public ProveRequest withEntries(Entries others) {
    return new ProveRequest(batchId, before, after, others, options);
  }

  /** The family of the state tree. */
  public HashFamily hash() {
    return options.hash();
  }
}
