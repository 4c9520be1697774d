package dev.forge.zk.field;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Field elements for property tests: random ones, mixed with 0, 1, m - 1, small ones and single limbs at extremes. */
public final class RandomElements {
  private final Random random;
  private final long seed;

  /** The elements that follow from a seed. */
  public RandomElements(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /** A fresh seed. */
  public static RandomElements fresh() {
    return new RandomElements(System.nanoTime());
  }

  /** The source itself. */
  public Random random() {
    return random;
  }

  /** An integer in [0, m). */
  public BigInteger below(BigInteger m) {
    return switch (random.nextInt(10)) {
      case 0 -> edge(m).mod(m);
      case 1 -> BigInteger.ONE.shiftLeft(random.nextInt(256)).mod(m);
      case 2 -> m.subtract(BigInteger.ONE.shiftLeft(random.nextInt(250))).mod(m);
      case 3 -> new BigInteger(64, random).shiftLeft(64 * random.nextInt(4)).mod(m);
      default -> new BigInteger(320, random).mod(m);
    };
  }

  private BigInteger edge(BigInteger m) {
    BigInteger ones = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    List<BigInteger> edges =
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.TWO,
            m.subtract(BigInteger.ONE),
            m.subtract(BigInteger.TWO),
            ones,
            ones.shiftLeft(64),
            ones.shiftLeft(128),
            BigInteger.ONE.shiftLeft(52).subtract(BigInteger.ONE).shiftLeft(52 * random.nextInt(4)));
    return edges.get(random.nextInt(edges.size()));
  }

  /** An element of Fr. */
  public Fr fr() {
    return Fr.reduce(below(Fr.MODULUS.value()));
  }

  /** An element of Fp. */
  public Fp fp() {
    return Fp.reduce(below(Fp.MODULUS.value()));
  }

  /** The seed, for failure messages. */
  @Override
  public String toString() {
    return "seed " + seed;
  }
}
