package dev.forge.batch.transition;

import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.ShieldedEntry;
import dev.forge.batch.Transfer;
import dev.forge.batch.Unsigned64;
import dev.forge.batch.Withdrawal;
import dev.forge.zk.field.Fr;

/** The running hashes of the entries of a batch, in the order transfers, withdrawals, shielded. */
final class RunningDigests {
  private static final Fr BATCH_DOMAIN = Fr.of(4);
  private static final Fr WITHDRAWAL_DOMAIN = Fr.of(5);

  private final HashFamily family;
  private Fr batchHash;
  private Fr withdrawalRoot;

  RunningDigests(HashFamily family, Unsigned64 batchId) {
    this.family = family;
    batchHash = family.hash(BATCH_DOMAIN, batchId.toField());
    withdrawalRoot = family.hash(WITHDRAWAL_DOMAIN, batchId.toField());
  }

  void transfer(Transfer transfer) {
    Fr amount = transfer.amount().toField();
    Fr nonce = transfer.sender().nonce().toField();
    Fr hash = family.hash(transfer.sender().pubkey(), transfer.receiver().pubkey(), amount, nonce);
    batchHash = family.hash(batchHash, hash, amount);
  }

  void withdrawal(Withdrawal withdrawal) {
    Fr amount = withdrawal.amount().toField();
    Fr hash = family.hash(withdrawal.l1Recipient(), amount, withdrawal.sender().pubkey());
    batchHash = family.hash(batchHash, hash, amount);
    withdrawalRoot = family.hash(withdrawalRoot, hash);
  }

  void shielded(ShieldedEntry entry) {
    batchHash = family.hash(batchHash, entry.nullifier(), entry.output().commitment());
  }

  BatchDigests finish(Entries entries) {
    Fr withdrawals = Fr.of(entries.withdrawals().size());
    return new BatchDigests(
        family.hash(batchHash, Fr.of(entries.transfers().size()), withdrawals, Fr.of(entries.shielded().size())),
        family.hash(withdrawalRoot, withdrawals));
  }
}
