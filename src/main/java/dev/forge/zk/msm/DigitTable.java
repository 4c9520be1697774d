package dev.forge.zk.msm;

import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Workspace;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * All digits of c bits of a vector of scalars, window by window. The sums over one window then read two bytes a term
 * instead of the scalars' 32, which wait for memory longer than the additions of points take.
 */
final class DigitTable {
  /** The scalars whose digits are cut at once; they stay in the first-level cache for all windows. */
  private static final int SECTION = 1 << 10;

  private final short[][] windows;

  private DigitTable(short[][] windows) {
    this.windows = windows;
  }

  static DigitTable of(SignedDigits scalars, int bits, Cores cores, Workspace workspace) {
    short[][] windows = new short[SignedDigits.windows(bits)][];
    for (int window = 0; window < windows.length; window++) {
      windows[window] = workspace.shorts(scalars.size());
    }
    cores.run((scalars.size() + SECTION - 1) / SECTION, () -> {
      int[] carries = new int[SECTION];
      return (IntConsumer) section -> {
        int from = SECTION * section;
        int to = Math.min(from + SECTION, scalars.size());
        Arrays.fill(carries, 0);
        for (int window = 0; window < windows.length; window++) {
          scalars.cut(window, bits, from, to, windows[window], from, carries);
        }
      };
    });
    return new DigitTable(windows);
  }

  /** Digit number {@code window} of each scalar. */
  short[] window(int window) {
    return windows[window];
  }
}
