package dev.forge.zk.msm;

import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Workspace;
import java.util.function.IntConsumer;

/**
 * The terms of a sum that count: those with many digits, those with one, and those whose scalar is 1, in each of a number
 * of sections, which are worked on in parallel. Zero scalars and points at infinity are left out.
 */
final class Terms {
  /** The most terms of a section. */
  static final int SECTION = 1 << 13;

  private final int length;
  /** For each term the index of its point's first word; a section's start at a multiple of the length. */
  private final int[] points;
  /** For each term the number of its scalar. */
  private final int[] scalars;
  private final int[] full;
  private final int[] small;
  private final int[] ones;

  private Terms(int size, Workspace workspace) {
    length = Math.clamp(Integer.highestOneBit(size / 8 + 1), 64, SECTION);
    int sections = (size + length - 1) / length;
    points = workspace.ints(size);
    scalars = workspace.ints(size);
    full = new int[sections];
    small = new int[sections];
    ones = new int[sections];
  }

  static Terms of(Sum<?> sum, SignedDigits digits, int bits, Cores cores, Workspace workspace) {
    Terms terms = new Terms(sum.bases.size(), workspace);
    cores.run(terms.sections(), () -> {
      int[] others = new int[terms.length];
      return (IntConsumer) section -> terms.fill(section, sum, digits, bits, others);
    });
    return terms;
  }

  /** First the terms with many digits, then those with one, then those that are 1. */
  private void fill(int section, Sum<?> sum, SignedDigits digits, int bits, int[] others) {
    int start = start(section);
    int at = start;
    int smallCount = 0;
    int oneCount = 0;
    int end = Math.min(start + length, sum.bases.size());
    for (int i = start; i < end; i++) {
      int scalar = sum.scalar(i);
      if (digits.isZero(scalar) || sum.bases.isInfinity(i)) {
        continue;
      }
      if (!digits.isSmall(scalar, bits)) {
        set(at++, i, sum);
      } else if (digits.isOne(scalar)) {
        others[length - ++oneCount] = i;
      } else {
        others[smallCount++] = i;
      }
    }
    full[section] = at - start;
    small[section] = smallCount;
    ones[section] = oneCount;
    for (int i = 0; i < smallCount; i++) {
      set(at++, others[i], sum);
    }
    for (int i = 1; i <= oneCount; i++) {
      set(at++, others[length - i], sum);
    }
  }

  private void set(int term, int base, Sum<?> sum) {
    points[term] = sum.bases.at(base);
    scalars[term] = sum.scalar(base);
  }

  int sections() {
    return full.length;
  }

  /** The first term of a section. */
  int start(int section) {
    return section * length;
  }

  /** The number of a section's terms with many digits, the first ones. */
  int full(int section) {
    return full[section];
  }

  /** The number of its terms with one digit, which follow. */
  int small(int section) {
    return small[section];
  }

  /** The number of its terms that are 1, the last ones. */
  int ones(int section) {
    return ones[section];
  }

  int[] points() {
    return points;
  }

  int[] scalars() {
    return scalars;
  }
}
