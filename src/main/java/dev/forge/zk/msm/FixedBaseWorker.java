package dev.forge.zk.msm;

import dev.forge.zk.kernel.Kernels;
import java.util.Arrays;

/** One thread's part in multiples of a fixed base: all windows of one section of scalars after the other. */
final class FixedBaseWorker {
  /** The most scalars at once. */
  static final int SECTION = 1 << 13;

  private static final int BATCH = 2048;

  private final FixedBaseTable table;
  private final SignedDigits digits;
  private final short[] windowDigits = new short[SECTION];
  private final int[] carries = new int[SECTION];
  private final long[] multiples;
  private final PackedPoints result;
  private final long[] sums;
  private final int words;
  private final BatchAdder adder;
  private int count;

  FixedBaseWorker(FixedBaseTable table, SignedDigits digits, PackedPoints result, Kernels kernels) {
    this.table = table;
    this.digits = digits;
    this.result = result;
    multiples = table.points().array();
    sums = result.array();
    words = result.words();
    adder = new BatchAdder(table.group().coordinates(kernels), BATCH);
  }

  /** Writes the multiples for scalars {@code from} to {@code to} - 1, at most a section; those for 0 are infinity already. */
  void accept(int from, int to) {
    Arrays.fill(carries, 0);
    for (int window = 0; window < SignedDigits.windows(table.bits()); window++) {
      digits.cut(window, table.bits(), from, to, windowDigits, 0, carries);
      addWindow(from, to, window);
    }
    canonicalize(from, to);
  }

  private void addWindow(int from, int to, int window) {
    for (int i = from; i < to; i++) {
      int digit = windowDigits[i - from];
      if (digit == 0) {
        continue;
      }
      int sum = result.at(i);
      int multiple = table.at(window, Math.abs(digit));
      if (sums[sum] == 0 && result.isInfinity(i)) {
        copy(multiple, sum, digit < 0);
      } else {
        adder.sums[count] = sum;
        adder.addends[count] = multiple;
        adder.signs[count++] = digit < 0 ? -1 : 1;
        if (count == BATCH) {
          flush();
        }
      }
    }
    flush();
  }

  private void flush() {
    adder.run(sums, multiples, count);
    for (int i = 0; i < adder.infinityCount(); i++) {
      int sum = adder.sums[adder.infinity(i)];
      Arrays.fill(sums, sum, sum + words, 0);
    }
    count = 0;
  }

  private void copy(int multiple, int sum, boolean negated) {
    System.arraycopy(multiples, multiple, sums, sum, words);
    if (negated) {
      for (int j = words / 2; j < words; j += PackedCoordinate.WORDS) {
        PackedCoordinate.negate(sums, sum + j, sums, sum + j);
      }
    }
  }

  private void canonicalize(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!result.isInfinity(i)) {
        int at = result.at(i);
        for (int j = 0; j < words; j += PackedCoordinate.WORDS) {
          PackedCoordinate.canonicalize(sums, at + j);
        }
      }
    }
  }
}
