package dev.forge.batch.circuit;

import dev.forge.batch.ProveRequest.Entries;

/** How many entries of each kind a circuit has slots for. */
public record Capacity(int transfers, int withdrawals, int shielded) {
  public Capacity {
    if (transfers < 0 || withdrawals < 0 || shielded < 0) {
      throw new IllegalArgumentException(
          "a capacity cannot be negative: " + transfers + "/" + withdrawals + "/" + shielded);
    }
  }

  /** Whether there is a slot for each entry. */
  public boolean holds(Entries entries) {
    return entries.transfers().size() <= transfers
        && entries.withdrawals().size() <= withdrawals
        && entries.shielded().size() <= shielded;
  }

  /**
   * The number of Merkle paths hashed, which is nearly all that a circuit costs: two in a transfer, one in a
   * withdrawal.
   */
  public int paths() {
    return 2 * transfers + withdrawals;
  }
}
