package dev.forge.batch.transition;

import dev.forge.batch.Account;
import dev.forge.batch.HashFamily;
import dev.forge.batch.MerklePath;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Walks from leaves to roots, those of all entries of a batch level by level together: a path's siblings are given, so that
 * no walk waits for another.
 */
final class PathWalks {
  private final List<Walk> walks = new ArrayList<>();

  private record Walk(MerklePath path, Optional<Account> account) {
    Fr leaf(HashFamily family) {
      return account.map(found -> found.leaf(family)).orElse(Fr.ZERO);
    }
  }

  /** Adds a walk from an account's leaf, or from an empty one, and gives its number. */
  int add(MerklePath path, Optional<Account> account) {
    walks.add(new Walk(path, account));
    return walks.size() - 1;
  }

  /** The roots that the walks lead to, by their numbers; hashed on all cores. */
  List<Fr> roots(HashFamily family) {
    Fr[] roots = new Fr[walks.size()];
    int groups = (walks.size() + HashFamily.MOST_PAIRS - 1) / HashFamily.MOST_PAIRS;
    IntStream.range(0, groups).parallel().forEach(group -> {
      int from = group * HashFamily.MOST_PAIRS;
      int to = Math.min(from + HashFamily.MOST_PAIRS, roots.length);
      FrVector nodes = walk(family, walks.subList(from, to));
      for (int i = from; i < to; i++) {
        roots[i] = nodes.get(i - from);
      }
    });
    return List.of(roots);
  }

  private static FrVector walk(HashFamily family, List<Walk> group) {
    FrVector nodes = new FrVector(group.size());
    FrVector left = new FrVector(group.size());
    FrVector right = new FrVector(group.size());
    for (int i = 0; i < group.size(); i++) {
      nodes.set(i, group.get(i).leaf(family));
    }
    for (int level = 0; level < MerklePath.DEPTH; level++) {
      for (int i = 0; i < group.size(); i++) {
        MerklePath path = group.get(i).path();
        boolean isRight = path.isRight(level);
        left.set(i, isRight ? path.siblings().get(level) : nodes.get(i));
        right.set(i, isRight ? nodes.get(i) : path.siblings().get(level));
      }
      family.hashPairs(left, right, nodes);
    }
    return nodes;
  }
}
