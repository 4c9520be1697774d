package dev.forge.batch.transition;

import dev.forge.batch.Account;
import dev.forge.batch.HashFamily;
import dev.forge.batch.MerklePath;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.Roots;
import dev.forge.batch.ShieldedEntry;
import dev.forge.batch.Transfer;
import dev.forge.batch.Unsigned64;
import dev.forge.batch.Withdrawal;
import dev.forge.batch.transition.EntryIndex.Kind;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.batch.transition.WitnessRejection.Reason;
import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of one execution: roots and running hashes. A step either succeeds or says why not and changes nothing. */
final class TransitionRun {
  private final HashFamily family;
  private final List<Roots> rootsAfter = new ArrayList<>();
  private final List<Boolean> receiverIsNew = new ArrayList<>();
  private final Map<Fr, Integer> nullifiers = new HashMap<>();
  private final RunningDigests digests;
  private Roots roots;

  TransitionRun(HashFamily family, Unsigned64 batchId, Roots before) {
    this.family = family;
    this.roots = before;
    digests = new RunningDigests(family, batchId);
  }

  /** The roots after the entries so far. */
  Roots roots() {
    return roots;
  }

  Optional<WitnessRejection> transfer(int index, Transfer transfer, TransferRoots paths) {
    EntryIndex entry = new EntryIndex(Kind.TRANSFERS, index);
    Optional<WitnessRejection> rejection =
        checkSender(entry, transfer.sender(), transfer.amount(), paths.sender())
            .or(() -> checkReceiver(entry, transfer, paths));
    if (rejection.isEmpty()) {
      receiverIsNew.add(paths.receiver().isNewUnder(paths.sender().after()));
      digests.transfer(transfer);
      advance(new Roots(paths.receiver().after(), roots.shielded()));
    }
    return rejection;
  }

  Optional<WitnessRejection> withdraw(int index, Withdrawal withdrawal, PathRoots path) {
    EntryIndex entry = new EntryIndex(Kind.WITHDRAWALS, index);
    Optional<WitnessRejection> rejection = checkSender(entry, withdrawal.sender(), withdrawal.amount(), path);
    if (rejection.isEmpty()) {
      digests.withdrawal(withdrawal);
      advance(new Roots(path.after(), roots.shielded()));
    }
    return rejection;
  }

  Optional<WitnessRejection> spend(int index, ShieldedEntry shielded) {
    EntryIndex entry = new EntryIndex(Kind.SHIELDED, index);
    Optional<WitnessRejection> rejection = checkNote(entry, shielded);
    if (rejection.isEmpty()) {
      Fr commitment = shielded.output().commitment();
      nullifiers.put(shielded.nullifier(), index);
      digests.shielded(shielded);
      advance(new Roots(roots.state(), family.hash(roots.shielded(), commitment)));
    }
    return rejection;
  }

  Applied finish(Entries entries) {
    BatchDigests finished = digests.finish(entries);
    return new Applied(roots, finished.batchHash(), finished.withdrawalRoot(), rootsAfter, receiverIsNew);
  }

  private void advance(Roots next) {
    roots = next;
    rootsAfter.add(next);
  }

  private Optional<WitnessRejection> checkSender(EntryIndex entry, Account sender, Unsigned64 amount, PathRoots path) {
    if (sender.balance().compareTo(amount) < 0) {
      return rejected(
          entry, Reason.BALANCE_TOO_SMALL,
          "the sender's balance " + sender.balance() + " is below the amount " + amount);
    }
    if (sender.nonce().equals(Unsigned64.MAXIMUM)) {
      return rejected(entry, Reason.NONCE_EXHAUSTED, "the sender's nonce " + sender.nonce() + " is the last one");
    }
    if (!path.before().equals(roots.state())) {
      return rejected(
          entry,
          Reason.SENDER_NOT_IN_TREE,
          "the sender with balance " + sender.balance() + " and nonce " + sender.nonce() + " leads to the root "
              + path.before() + ", but the current root is " + roots.state());
    }
    return Optional.empty();
  }

  private Optional<WitnessRejection> checkReceiver(EntryIndex entry, Transfer transfer, TransferRoots paths) {
    Account receiver = transfer.receiver();
    if (receiver.credited(transfer.amount()).isEmpty()) {
      return rejected(
          entry,
          Reason.RECEIVER_OVERFLOW,
          "the receiver's balance " + receiver.balance() + " and the amount " + transfer.amount() + " exceed 2^64 - 1");
    }
    if (paths.receiver().isUnder(paths.sender().after())) {
      return Optional.empty();
    }
    if (receiver.equals(transfer.sender()) && samePlace(transfer.senderPath(), transfer.receiverPath())) {
      return rejected(
          entry,
          Reason.SELF_TRANSFER_STALE,
          "the receiver is the sender, so it must be given as it is after sending, but has balance "
              + receiver.balance() + " and nonce " + receiver.nonce());
    }
    return rejected(
        entry,
        Reason.RECEIVER_NOT_IN_TREE,
        "the receiver with balance " + receiver.balance() + " and nonce " + receiver.nonce() + " leads to the root "
            + paths.receiver().before() + ", but the root after the sender's change is " + paths.sender().after());
  }

  private static boolean samePlace(MerklePath a, MerklePath b) {
    return a.position() == b.position();
  }

  private Optional<WitnessRejection> checkNote(EntryIndex entry, ShieldedEntry shielded) {
    if (!shielded.spendingKey().isZero()) {
      if (!shielded.nullifierOfKey(family).equals(shielded.nullifier())) {
        return rejected(
            entry, Reason.NULLIFIER_MISMATCH, "the nullifier " + shielded.nullifier() + " is not the spending key's");
      }
      if (!shielded.input().value().equals(shielded.output().value())) {
        return rejected(
            entry,
            Reason.VALUE_MISMATCH,
            "the note spent has the value " + shielded.input().value() + ", the note made "
                + shielded.output().value());
      }
    }
    Integer earlier = nullifiers.get(shielded.nullifier());
    return earlier == null
        ? Optional.empty()
        : rejected(
            entry,
            Reason.NULLIFIER_TWICE,
            "the nullifier " + shielded.nullifier() + " was spent by " + new EntryIndex(Kind.SHIELDED, earlier));
  }

  private static Optional<WitnessRejection> rejected(EntryIndex entry, Reason reason, String explanation) {
    return Optional.of(new WitnessRejection(Optional.of(entry), reason, explanation));
  }
}
