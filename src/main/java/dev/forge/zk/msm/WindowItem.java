package dev.forge.zk.msm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of work of a multi-exponentiation: one window of the digits of one sum, over a range of sections.
 *
 * @param sum the sum
 * @param digits its scalars' digits
 * @param window the window, or {@link #ONES} for the scalars that are 1
 * @param firstSection the first section
 * @param lastSection the one after the last
 */
record WindowItem(Sum<?> sum, SignedDigits digits, int window, int firstSection, int lastSection) {
  /** In place of a window: the scalars that are 1. */
  static final int ONES = -1;

  /** Ones are spread over 2^10 places. */
  private static final int ONES_BITS = 10;

  private static final short[] ONE_DIGITS = oneDigits();

  private static short[] oneDigits() {
    short[] digits = new short[SignedDigits.SECTION];
    Arrays.fill(digits, (short) 1);
    return digits;
  }

  /** A rough measure of the time it takes: the number of its additions, in those of G1. */
  long cost() {
    long count = 0;
    for (int i = firstSection; i < lastSection; i++) {
      SignedDigits.Section section = digits.section(i);
      count += window == ONES ? section.ones().length : section.full().length;
      count += window == 0 ? section.small().length : 0;
    }
    long reduction = window == ONES ? 0 : 1L << digits.bits();
    return count == 0 ? 0 : (count + reduction) * sum.bases.words() / G1Bases.WORDS;
  }

  /** This item in pieces, each over some of the sections. */
  List<WindowItem> split(int pieces) {
    List<WindowItem> result = new ArrayList<>();
    int count = lastSection - firstSection;
    for (int i = 0; i < pieces; i++) {
      result.add(new WindowItem(
          sum, digits, window, firstSection + count * i / pieces, firstSection + count * (i + 1) / pieces));
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
      add(buckets, digits.section(i).ones(), ONE_DIGITS, ONES_BITS);
    }
    buckets.sumByBit(ONES_BITS + 1, ONES_BITS + 1);
    enter(buckets, 0, 0);
  }

  private void addWindow(Buckets buckets) {
    int bits = digits.bits() - 1;
    int spread = window == digits.windows() - 1 ? spread(bits) : 0;
    buckets.clear((1 << bits) + 1);
    for (int i = firstSection; i < lastSection; i++) {
      SignedDigits.Section section = digits.section(i);
      add(buckets, section.full(), section.digits()[window], spread);
      if (window == 0) {
        add(buckets, section.small(), section.smallDigits(), spread);
      }
    }
    buckets.sumByBit(bits, spread);
    for (int k = spread; k <= bits; k++) {
      enter(buckets, 1 << k, digits.bits() * window + k - spread);
    }
  }

  /** The last window's digits take few values, so that each bucket can be spread over several places. */
  private int spread(int bits) {
    int spread = 0;
    while (SignedDigits.largestLastDigit(digits.bits()) + 1 << spread + 1 <= 1 << bits) {
      spread++;
    }
    return spread;
  }

  private void add(Buckets buckets, int[] positions, short[] values, int spread) {
    int from = place(positions, sum.from);
    int to = place(positions, sum.from + sum.bases.size());
    long base = sum.bases.start() - (long) sum.from * sum.bases.words();
    buckets.add(sum.bases.memory(), base, positions, values, from, to, spread);
  }

  /** The first index whose position is at least {@code position}. */
  private static int place(int[] positions, int position) {
    int index = Arrays.binarySearch(positions, position);
    return index >= 0 ? index : -index - 1;
  }

  private void enter(Buckets buckets, int place, int bit) {
    if (!buckets.isEmpty(place)) {
      sum.enter(bit, buckets.limbs(place));
    }
  }
}
