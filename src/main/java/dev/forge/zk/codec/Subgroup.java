package dev.forge.zk.codec;

import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.G2Bases;
import dev.forge.zk.msm.MultiExponentiation;
import dev.forge.zk.msm.Sum;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Membership of many points of the twist in its subgroup of order r.
 *
 * <p>The twist's order is r times 10069 * 5864401 * ..., whose smallest prime factor is 10069. If a point is outside the
 * subgroup, a sum of all points with random coefficients of 14 bits is inside it with a probability of 2^-13 at most; so
 * six sums overlook it with one of 2^-78.
 */
public final class Subgroup {
  private static final int SUMS = 6;
  private static final int ONE_BY_ONE = 128;
  private static final int COEFFICIENT_BITS = 14;

  private Subgroup() {}

  /** Whether all points, which must be on the twist, are in G2; with an error probability of 2^-78. */
  public static boolean containsAll(G2Bases points, Cores cores) {
    if (points.size() <= ONE_BY_ONE) {
      return IntStream.range(0, points.size()).allMatch(i -> points.get(i).isInSubgroup());
    }
    MultiExponentiation queue = new MultiExponentiation();
    List<Sum<G2Jacobian>> sums = new ArrayList<>();
    for (int i = 0; i < SUMS; i++) {
      sums.add(queue.add(points, coefficients(points.size()), 0));
    }
    queue.run(cores);
    return sums.stream().allMatch(sum -> sum.value().toAffine().isInSubgroup());
  }

  private static FrVector coefficients(int count) {
    SecureRandom random = new SecureRandom();
    FrVector coefficients = new FrVector(count);
    for (int i = 0; i < count; i++) {
      coefficients.set(i, Fr.of(random.nextInt(1 << COEFFICIENT_BITS)));
    }
    return coefficients;
  }
}
