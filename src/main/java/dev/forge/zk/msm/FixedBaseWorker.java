package dev.forge.zk.msm;

import dev.forge.zk.kernel.Kernels;
import java.util.Arrays;
import java.util.stream.IntStream;

/** One thread's part in multiples of a fixed base: all windows of one section of scalars after the other. */
final class FixedBaseWorker {
  /** The most scalars at once. */
  static final int SECTION = 1 << 13;

  private static final int BATCH = 2048;

  private final FixedBaseTable table;
  private final SignedDigits digits;
  private final int[] windowDigits = new int[SECTION];
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
    int[] scalars = IntStream.range(from, to).toArray();
    for (int window = 0; window < SignedDigits.windows(table.bits()); window++) {
      digits.cut(window, table.bits(), scalars, 0, scalars.length, windowDigits);
      addWindow(scalars, window);
    }
    canonicalize(scalars);
  }

  private void addWindow(int[] positions, int window) {
    for (int i = 0; i < positions.length; i++) {
      int digit = windowDigits[i];
      if (digit == 0) {
        continue;
      }
      int sum = result.at(positions[i]);
      int multiple = table.at(window, Math.abs(digit));
      if (sums[sum] == 0 && result.isInfinity(positions[i])) {
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

  private void canonicalize(int[] positions) {
    for (int position : positions) {
      if (!result.isInfinity(position)) {
        int at = result.at(position);
        for (int j = 0; j < words; j += PackedCoordinate.WORDS) {
          PackedCoordinate.canonicalize(sums, at + j);
        }
      }
    }
  }
}
