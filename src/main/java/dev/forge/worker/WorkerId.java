package dev.forge.worker;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a worker.
 *
 * @param number from 0 to 2^32 - 1
 */
public record WorkerId(long number) implements Comparable<WorkerId> {
  private static final long LARGEST = 0xffff_ffffL;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is not an unsigned number of 32 bits
   */
  public WorkerId {
    if (number < 0 || number > LARGEST) {
      throw new IllegalArgumentException("worker id " + number + " is not from 0 to 4294967295");
    }
  }

  /** The number that a text in decimal digits has; empty where it has none. */
  public static Optional<WorkerId> parse(String text) {
    return Optional.of(text).filter(digits -> DIGITS.matcher(digits).matches()).map(Long::parseLong)
        .filter(number -> number <= LARGEST).map(WorkerId::new);
  }

  @Override
  public int compareTo(WorkerId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
