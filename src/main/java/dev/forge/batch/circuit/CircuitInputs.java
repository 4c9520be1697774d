package dev.forge.batch.circuit;

import dev.forge.batch.Account;
import dev.forge.batch.MerklePath;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.ShieldedEntry;
import dev.forge.batch.Transfer;
import dev.forge.batch.Withdrawal;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;

/**
 * Lays out the parameters of a batch circuit in the order of its ABI: the public inputs, the three counts, and the
 * slots, of which those not used hold zeros.
 *
 * <pre>
 *   pre_state_root post_state_root pre_shielded_root post_shielded_root withdrawal_root batch_hash batch_id
 *   counts      transfers withdrawals shielded
 *   transfer    used sender{pubkey balance nonce} sender_path{siblings[32] indices[32]}
 *               receiver{pubkey balance nonce} receiver_is_new receiver_path{siblings[32] indices[32]} amount
 *   withdrawal  used sender{pubkey balance nonce} sender_path{siblings[32] indices[32]} l1_recipient amount
 *   shielded    used nullifier output_commitment
 * </pre>
 */
public final class CircuitInputs {
  /** The number of public inputs, which come first. */
  public static final int PUBLIC_INPUTS = 7;

  private static final int COUNTS = 3;
  private static final int ACCOUNT = 3;
  private static final int PATH = 2 * MerklePath.DEPTH;
  private static final int TRANSFER = 1 + 2 * (ACCOUNT + PATH) + 2;
  private static final int WITHDRAWAL = 1 + ACCOUNT + PATH + 2;
  private static final int SHIELDED = 3;

  private final FrVector inputs;
  private int position;

  private CircuitInputs(Capacity capacity) {
    inputs = new FrVector(size(capacity));
  }

  /** How many parameters a circuit of a capacity has. */
  static int size(Capacity capacity) {
    return PUBLIC_INPUTS + COUNTS + TRANSFER * capacity.transfers() + WITHDRAWAL * capacity.withdrawals()
        + SHIELDED * capacity.shielded();
  }

  /**
   * The parameters for a batch that was executed.
   *
   * @throws IllegalArgumentException if the capacity does not hold the batch
   */
  public static FrVector of(ProveRequest request, Applied applied, Capacity capacity) {
    Entries entries = request.entries();
    if (!capacity.holds(entries)) {
      throw new IllegalArgumentException(entries.size() + " entries do not fit into " + capacity);
    }
    CircuitInputs layout = new CircuitInputs(capacity);
    layout.statement(request, applied);
    layout.counts(entries);
    int withdrawals = layout.position + TRANSFER * capacity.transfers();
    int shielded = withdrawals + WITHDRAWAL * capacity.withdrawals();
    for (int i = 0; i < entries.transfers().size(); i++) {
      layout.transfer(entries.transfers().get(i), applied.receiverIsNew().get(i));
    }
    layout.position = withdrawals;
    entries.withdrawals().forEach(layout::withdrawal);
    layout.position = shielded;
    entries.shielded().forEach(layout::shielded);
    return layout.inputs;
  }

  private void statement(ProveRequest request, Applied applied) {
    put(request.before().state());
    put(applied.after().state());
    put(request.before().shielded());
    put(applied.after().shielded());
    put(applied.withdrawalRoot());
    put(applied.batchHash());
    put(request.batchId().toField());
  }

  private void counts(Entries entries) {
    put(Fr.of(entries.transfers().size()));
    put(Fr.of(entries.withdrawals().size()));
    put(Fr.of(entries.shielded().size()));
  }

  private void transfer(Transfer transfer, boolean receiverIsNew) {
    put(Fr.ONE);
    account(transfer.sender());
    path(transfer.senderPath());
    account(transfer.receiver());
    put(bit(receiverIsNew));
    path(transfer.receiverPath());
    put(transfer.amount().toField());
  }

  private void withdrawal(Withdrawal withdrawal) {
    put(Fr.ONE);
    account(withdrawal.sender());
    path(withdrawal.senderPath());
    put(withdrawal.l1Recipient());
    put(withdrawal.amount().toField());
  }

  private void shielded(ShieldedEntry entry) {
    put(Fr.ONE);
    put(entry.nullifier());
    put(entry.output().commitment());
  }

  private void account(Account account) {
    put(account.pubkey());
    put(account.balance().toField());
    put(account.nonce().toField());
  }

  private void path(MerklePath path) {
    path.siblings().forEach(this::put);
    for (int level = 0; level < MerklePath.DEPTH; level++) {
      put(bit(path.isRight(level)));
    }
  }

  private static Fr bit(boolean set) {
    return set ? Fr.ONE : Fr.ZERO;
  }

  private void put(Fr value) {
    inputs.set(position++, value);
  }
}
