package dev.forge.zk.poly;

import java.util.ArrayList;
import java.util.List;

/**
 * The transform of p elements, p an odd prime, on blocks: all lanes of all blocks of p vectors at once, in place and in
 * natural order.
 */
interface OddRadix {
  /** Blocks of each vector that are transformed at once, at most, so that all lie in the first-level cache. */
  int RUN = 8;

  /** p. */
  int size();

  /**
   * Replaces vectors x_0, ..., x_(p-1) by sum_j x_j w^(jk), k = 0 to p - 1, w being the root of order p.
   *
   * @param at where x_0 begins; x_j begins {@code j * distance} numbers after it
   * @param scratch memory for three vectors of {@link #RUN} blocks
   * @param blocks adjacent blocks of each vector, at most {@link #RUN}
   */
  void transform(double[] a, int at, int distance, double[] scratch, int blocks);

  /** The odd primes that a domain's odd factor consists of, in the order in which a split takes them. */
  static List<Integer> of(int oddFactor) {
    List<Integer> primes = new ArrayList<>();
    int rest = oddFactor;
    for (int prime : new int[] {13, 3}) {
      for (; rest % prime == 0; rest /= prime) {
        primes.add(prime);
      }
    }
    return primes;
  }
}
