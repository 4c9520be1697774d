package dev.forge.zk.kernel;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times of repeated work, for the measuring programs: the median of the second half of the rounds, on the clock and of
 * the calling thread's processor time, which other programs on the machine disturb less.
 */
public final class Stopwatch {
  private Stopwatch() {}

  /** Runs and prints one line; {@code operations} are what the times are divided by for the figure per operation. */
  public static void measure(String name, int rounds, double operations, Runnable work) {
    double[] wall = new double[rounds];
    double[] processor = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      processor[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used;
      wall[i] = System.nanoTime() - start;
    }
    System.out.printf(Locale.ROOT, "%-44s first %8.1f ms, then %8.1f ms, processor %8.1f ms, %7.1f ns each%n", name,
        wall[0] / 1e6, median(wall) / 1e6, median(processor) / 1e6, median(processor) / operations);
  }

  private static double median(double[] times) {
    double[] last = Arrays.copyOfRange(times, times.length / 2, times.length);
    Arrays.sort(last);
    return last[last.length / 2];
  }
}
