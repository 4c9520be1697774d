package dev.forge.zk.poly;

/**
 * What a domain costs a proof, in products of field elements: each element is a base of the sum H, and goes through six
 * transforms. A level's cost is that of its products and of its sums, four of which take about as long as a product.
 */
final class DomainCost {
  /** Affine additions in 17 windows at 6 products, which take about half as long again as the products alone. */
  private static final double BASE = 150;
  private static final double RADIX_2 = 0.75;
  /** Three products, two of them twiddles, and six passes of sums for three elements. */
  private static final double RADIX_3 = 1.5;
  /** 38 products, twelve of them twiddles, and 89 sums for 13 elements. */
  private static final double RADIX_13 = 4.7;
  private static final int TRANSFORMS = 6;

  private DomainCost() {}

  static double of(int size) {
    double levels = RADIX_2 * Integer.numberOfTrailingZeros(size);
    for (int radix : OddRadix.of(Domain.oddFactor(size))) {
      levels += radix == 3 ? RADIX_3 : RADIX_13;
    }
    return size * (BASE + TRANSFORMS * levels);
  }
}
