package dev.forge.zk.msm;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of work of a multi-exponentiation: one window of the digits of one sum, over a range of sections.
 *
 * @param sum the sum
 * @param digits its scalars' digits, of {@code bits} bits
 * @param bits the bits of a digit
 * @param terms the sum's terms
 * @param window the window, or {@link #ONES} for the scalars that are 1
 * @param firstSection the first section
 * @param lastSection the one after the last
 */
record WindowItem(
    Sum<?> sum, DigitTable digits, int bits, Terms terms, int window, int firstSection, int lastSection) {
  /** In place of a window: the scalars that are 1. */
  static final int ONES = -1;

  /** Ones are spread over 2^10 places. */
  private static final int ONES_BITS = 10;

  /** A rough measure of the time it takes: the number of its additions, in those of G1. */
  long cost() {
    long count = 0;
    for (int i = firstSection; i < lastSection; i++) {
      count += window == ONES ? terms.ones(i) : terms.full(i);
      count += window == 0 ? terms.small(i) : 0;
    }
    long reduction = window == ONES ? 0 : 1L << bits;
    return count == 0 ? 0 : (count + reduction) * sum.bases.words() / G1Bases.WORDS;
  }

  /** This item in pieces, each over some of the sections. */
  List<WindowItem> split(int pieces) {
    List<WindowItem> result = new ArrayList<>();
    int count = lastSection - firstSection;
    for (int i = 0; i < pieces; i++) {
      result.add(new WindowItem(sum, digits, bits, terms, window, firstSection + count * i / pieces,
          firstSection + count * (i + 1) / pieces));
    }
    return result;
  }

  /** Does the work, with the buckets of this thread, and enters the results in the sum. */
  void run(Buckets buckets) {
    if (window == ONES) {
      addOnes(buckets);
    } else {
      addWindow(buckets);
    }
  }

  private void addOnes(Buckets buckets) {
    buckets.clear(1 << ONES_BITS + 1);
    for (int i = firstSection; i < lastSection; i++) {
      int first = terms.start(i) + terms.full(i) + terms.small(i);
      buckets.add(sum.bases.array(), terms, first, terms.ones(i), digits.window(0), ONES_BITS);
    }
    buckets.sumByBit(ONES_BITS + 1, ONES_BITS + 1);
    enter(buckets, 0, 0);
  }

  private void addWindow(Buckets buckets) {
    int places = bits - 1;
    int spread = window == SignedDigits.windows(bits) - 1 ? spread(places) : 0;
    buckets.clear((1 << places) + 1);
    for (int i = firstSection; i < lastSection; i++) {
      int count = terms.full(i) + (window == 0 ? terms.small(i) : 0);
      buckets.add(sum.bases.array(), terms, terms.start(i), count, digits.window(window), spread);
    }
    buckets.sumByBit(places, spread);
    for (int k = spread; k <= places; k++) {
      enter(buckets, 1 << k, bits * window + k - spread);
    }
  }

  /** The last window's digits take few values, so that each bucket can be spread over several places. */
  private int spread(int places) {
    int spread = 0;
    while (SignedDigits.largestLastDigit(bits) + 1 << spread + 1 <= 1 << places) {
      spread++;
    }
    return spread;
  }

  private void enter(Buckets buckets, int place, int bit) {
    if (!buckets.isEmpty(place)) {
      sum.enter(bit, buckets.limbs(place));
    }
  }
}
