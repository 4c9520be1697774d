package dev.forge.bench;

import java.util.Locale;

/** Numbers as people read them. */
public final class Quantity {
  /** What is not there. */
  public static final String NONE = "-";

  private Quantity() {}

  /** Such as {@code 3.52 s}, {@code 41.0 ms}, {@code 0.95 ms}; a dash for 0 and for what is not a number. */
  public static String seconds(double seconds) {
    if (!(seconds > 0)) {
      return NONE;
    }
    if (seconds >= 1) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    return String.format(Locale.ROOT, seconds >= 0.01 ? "%.0f ms" : "%.2f ms", seconds * 1000);
  }

  /** Such as {@code 1,013,300}. */
  public static String count(double count) {
    return String.format(Locale.ROOT, "%,.0f", count);
  }

  /** Such as {@code 1.52 GiB}. */
  public static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1L << 30));
  }

  /** Such as {@code 0.31}; a dash for what is not a number. */
  public static String ratio(double ratio) {
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : NONE;
  }
}
