package dev.forge.batch.transition;

import dev.forge.batch.Account;
import dev.forge.batch.HashFamily;
import dev.forge.batch.MerklePath;
import dev.forge.batch.Unsigned64;
import dev.forge.zk.field.Fr;
import java.util.Optional;

/**
 * The roots that one account's leaf has over its path. They depend on nothing but the entry itself, so those of a
 * whole batch are computed at once.
 *
 * @param before the root with the account as it was
 * @param empty the root with an empty leaf, where the account is blank and so may be new
 * @param after the root with the account as it becomes; that of {@code before} where the account cannot change so
 */
record PathRoots(Fr before, Optional<Fr> empty, Fr after) {
  static PathRoots ofSender(HashFamily family, Account sender, MerklePath path, Unsigned64 amount) {
    return of(family, path, sender, sender.debited(amount), false);
  }

  static PathRoots ofReceiver(HashFamily family, Account receiver, MerklePath path, Unsigned64 amount) {
    return of(family, path, receiver, receiver.credited(amount), receiver.isBlank());
  }

  private static PathRoots of(
      HashFamily family, MerklePath path, Account old, Optional<Account> changed, boolean mayBeNew) {
    Fr before = path.root(family, old.leaf(family));
    Optional<Fr> empty = mayBeNew ? Optional.of(path.root(family, Fr.ZERO)) : Optional.empty();
    return new PathRoots(before, empty, changed.map(account -> path.root(family, account.leaf(family))).orElse(before));
  }

  /** Whether the root is that of an empty leaf, and only that. */
  boolean isNewUnder(Fr root) {
    return !before.equals(root) && empty.filter(root::equals).isPresent();
  }

  /** Whether the root has the account, or the empty leaf that it may replace. */
  boolean isUnder(Fr root) {
    return before.equals(root) || empty.filter(root::equals).isPresent();
  }
}
