package dev.forge.zk.msm;

import dev.forge.zk.kernel.Kernels;
import java.lang.foreign.MemorySegment;

/** One thread's part in multiples of a fixed base: all windows of one section of scalars after the other. */
final class FixedBaseWorker {
  private static final int BATCH = 2048;

  private final FixedBaseTable table;
  private final MemorySegment multiples;
  private final PackedPoints result;
  private final MemorySegment sums;
  private final int words;
  private final BatchAdder adder;
  private int count;

  FixedBaseWorker(FixedBaseTable table, PackedPoints result, Kernels kernels) {
    this.table = table;
    this.result = result;
    multiples = table.points().memory();
    sums = result.memory();
    words = result.words();
    adder = new BatchAdder(table.group().coordinates(kernels), BATCH);
  }

  /** Writes the multiples for a section's scalars; those for scalars 0 are infinity already. */
  void accept(SignedDigits.Section section) {
    for (int window = 0; window < section.digits().length; window++) {
      addWindow(section.full(), section.digits()[window], window);
    }
    addWindow(section.small(), section.smallDigits(), 0);
    for (int position : section.ones()) {
      PackedPoints.copy(multiples, table.at(0, 1), sums, result.at(position), words);
    }
    canonicalize(section.full());
    canonicalize(section.small());
  }

  private void addWindow(int[] positions, short[] digits, int window) {
    for (int i = 0; i < positions.length; i++) {
      int digit = digits[i];
      if (digit == 0) {
        continue;
      }
      int sum = result.at(positions[i]);
      int multiple = table.at(window, Math.abs(digit));
      if (PackedPoints.word(sums, sum) == 0 && result.isInfinity(positions[i])) {
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
      for (int j = 0; j < words; j++) {
        PackedPoints.setWord(sums, sum + j, 0);
      }
    }
    count = 0;
  }

  private void copy(int multiple, int sum, boolean negated) {
    if (negated) {
      PackedPoints.copyNegated(multiples, multiple, sums, sum, words);
    } else {
      PackedPoints.copy(multiples, multiple, sums, sum, words);
    }
  }

  private void canonicalize(int[] positions) {
    for (int position : positions) {
      if (!result.isInfinity(position)) {
        result.set(position, result.get(position));
      }
    }
  }
}
