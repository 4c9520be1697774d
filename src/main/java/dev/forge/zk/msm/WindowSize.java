package dev.forge.zk.msm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The size of digits and the order of work. */
final class WindowSize {
  /** Buckets of larger windows are far more than a second-level cache of 2 MiB. */
  private static final int LARGEST = SignedDigits.MAXIMUM_BITS;

  private WindowSize() {}

  /** The bits of a digit that need the fewest additions for a number of points, within what the cache can hold. */
  static int bits(int points, boolean wide) {
    int best = SignedDigits.MINIMUM_BITS;
    for (int bits = best + 1; bits <= (wide ? LARGEST - 1 : LARGEST); bits++) {
      if (additions(points, bits) < additions(points, best)) {
        best = bits;
      }
    }
    return best;
  }

  /** The same for multiples of one point, whose table need not stay in the cache as a whole. */
  static int fixedBaseBits(int scalars, boolean wide) {
    int best = SignedDigits.MINIMUM_BITS;
    for (int bits = best + 1; bits <= (wide ? LARGEST - 3 : LARGEST - 2); bits++) {
      if (fixedBaseAdditions(scalars, bits) < fixedBaseAdditions(scalars, best)) {
        best = bits;
      }
    }
    return best;
  }

  private static long fixedBaseAdditions(int scalars, int bits) {
    return SignedDigits.windows(bits) * ((long) scalars + (1L << bits - 1));
  }

  private static long additions(int points, int bits) {
    return SignedDigits.windows(bits) * ((long) points + (1L << bits));
  }

  /** Long items first, and the last ones cut into as many pieces as there are threads, so that all end together. */
  static List<WindowItem> balance(List<WindowItem> items, int threads) {
    List<WindowItem> sorted = new ArrayList<>(items.stream().filter(item -> item.cost() > 0).toList());
    sorted.sort(Comparator.comparingLong(WindowItem::cost).reversed());
    if (threads == 1) {
      return sorted;
    }
    List<WindowItem> result = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      WindowItem item = sorted.get(i);
      if (i >= sorted.size() - threads && item.cost() > 1 << 15) {
        result.addAll(item.split(threads));
      } else {
        result.add(item);
      }
    }
    result.sort(Comparator.comparingLong(WindowItem::cost).reversed());
    return result;
  }
}
