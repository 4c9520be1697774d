package dev.forge.cli;

import java.util.Locale;

/** Numbers as people read them. */
final class Sizes {
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

  private Sizes() {}

  /** Such as {@code 388 bytes} or {@code 1.5 GiB}. */
  static String of(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** Such as {@code 1,013,300}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Such as {@code 3.52 s}. */
  static String seconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%.2f s", nanoseconds / 1e9);
  }

  /** Such as {@code 1.25 ms} or {@code 3.52 s}. */
  static String time(long nanoseconds) {
    return nanoseconds < 1_000_000_000L ? String.format(Locale.ROOT, "%.2f ms", nanoseconds / 1e6)
        : seconds(nanoseconds);
  }
}
