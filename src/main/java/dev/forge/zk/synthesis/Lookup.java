package dev.forge.zk.synthesis;

/**
 * Limb widths and costs of the lookup argument.
 *
 * <p>A limb q is in the table of all numbers below 2^b if, for a challenge X that is drawn after all limbs and the
 * multiplicities m_t were committed to,
 *
 * <pre>
 *   sum over the table of m_t / (X - t) = sum over the lookups of 1 / (X - q)
 * </pre>
 *
 * (Haboeck, "Multivariate lookups based on logarithmic derivatives", 2022). It costs a row for each entry and each
 * lookup, and one for the sum. A number of n bits is ceil(n / b) limbs and a row that sums them; where b does not
 * divide n, the top limb t of w < b bits is looked up a second time as t 2^(b-w).
 */
final class Lookup {
  static final int NARROWEST = 2;
  static final int WIDEST = 17;

  private Lookup() {}

  static int limbs(int bits, int width) {
    return (bits + width - 1) / width;
  }

  /** Bits of the top limb. */
  static int topWidth(int bits, int width) {
    return bits - width * (limbs(bits, width) - 1);
  }

  /** Rows of a number's lookups, without the sum. */
  static int lookups(int bits, int width) {
    return limbs(bits, width) + (bits % width == 0 ? 0 : 1);
  }

  /** Rows for a number of n bits, in the cheaper way: lookups and their sum, or bits. */
  static int rows(int bits, int width) {
    return Math.min(bits, 1 + lookups(bits, width));
  }

  /** Whether a number of n bits is better looked up than decomposed into bits. */
  static boolean pays(int bits, int width) {
    return 1 + lookups(bits, width) < bits;
  }

  /** Rows of the table and the sum over both sides. */
  static int tableRows(int width) {
    return (1 << width) + 1;
  }
}
