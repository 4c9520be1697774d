package dev.forge.batch.transition;

import dev.forge.batch.Account;
import dev.forge.batch.MerklePath;
import dev.forge.batch.Unsigned64;
import dev.forge.zk.field.Fr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The roots that one account's leaf has over its path. They depend on nothing but the entry itself, so those of a
 * whole batch are computed at once.
 *
 * @param before the root with the account as it was
 * @param empty the root with an empty leaf, where the account is blank and so may be new
 * @param after the root with the account as it becomes; that of {@code before} where the account cannot change so
 */
record PathRoots(Fr before, Optional<Fr> empty, Fr after) {
  /** The numbers of the walks that lead to them. */
  record Walked(int before, OptionalInt empty, int after) {
    PathRoots among(List<Fr> roots) {
      return new PathRoots(roots.get(before), empty.stream().mapToObj(roots::get).findFirst(), roots.get(after));
    }
  }

  static Walked ofSender(PathWalks walks, Account sender, MerklePath path, Unsigned64 amount) {
    return of(walks, path, sender, sender.debited(amount), false);
  }

  static Walked ofReceiver(PathWalks walks, Account receiver, MerklePath path, Unsigned64 amount) {
    return of(walks, path, receiver, receiver.credited(amount), receiver.isBlank());
  }

  private static Walked of(PathWalks walks, MerklePath path, Account old, Optional<Account> changed,
      boolean mayBeNew) {
    int before = walks.add(path, Optional.of(old));
    OptionalInt empty = mayBeNew ? OptionalInt.of(walks.add(path, Optional.empty())) : OptionalInt.empty();
    return new Walked(before, empty, changed.isPresent() ? walks.add(path, changed) : before);
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
