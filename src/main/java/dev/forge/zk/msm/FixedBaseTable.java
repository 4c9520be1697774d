package dev.forge.zk.msm;

import dev.forge.zk.kernel.Kernels;

/**
 * For each window the multiples of 2^(c window) times the base by 1 to 2^(c-1).
 *
 * @param group the base's group
 * @param bits the bits c of a digit
 * @param points the multiples by 1 to 2^(c-1) for window 0, then for window 1, and so on
 */
record FixedBaseTable(Group<?> group, int bits, PackedPoints points) {
  private static final int BATCH = 1024;

  static <P> FixedBaseTable of(Group<P> group, P base, int bits, Kernels kernels) {
    CoordinateKernel kernel = group.coordinates(kernels);
    int windows = SignedDigits.windows(bits);
    PackedPoints points = PackedPoints.allocate(windows << bits - 1, kernel.words);
    FixedBaseTable table = new FixedBaseTable(group, bits, points);
    P multiple = base;
    for (int window = 0; window < windows; window++) {
      points.set(table.index(window, 1), group.affine(multiple));
      for (int i = 0; i < bits; i++) {
        multiple = group.twice(multiple);
      }
    }
    BatchAdder adder = new BatchAdder(kernel, BATCH);
    for (int known = 1; known < 1 << bits - 1; known *= 2) {
      table.extend(adder, known, windows);
    }
    return table;
  }

  /** From the multiples by 1 to {@code known} those by {@code known} + 1 to 2 {@code known}. */
  private void extend(BatchAdder adder, int known, int windows) {
    int count = 0;
    for (int window = 0; window < windows; window++) {
      for (int digit = 1; digit <= known; digit++) {
        int target = at(window, known + digit);
        System.arraycopy(points.array(), at(window, digit), points.array(), target, points.words());
        adder.sums[count] = target;
        adder.addends[count] = at(window, known);
        adder.signs[count++] = 1;
        if (count == adder.capacity) {
          adder.run(points.array(), points.array(), count);
          count = 0;
        }
      }
    }
    adder.run(points.array(), points.array(), count);
  }

  private int index(int window, int digit) {
    return (window << bits - 1) + digit - 1;
  }

  /** The index of the first word of a multiple. */
  int at(int window, int digit) {
    return points.start() + index(window, digit) * points.words();
  }
}
