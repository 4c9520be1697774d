package dev.forge.worker;

/**
 * The number of a worker.
 *
 * @param number from 0 to 2^32 - 1
 */
public record WorkerId(long number) implements Comparable<WorkerId> {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is not an unsigned number of 32 bits
   */
  public WorkerId {
    if (number < 0 || number > 0xffff_ffffL) {
      throw new IllegalArgumentException("worker id " + number + " is not from 0 to 4294967295");
    }
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
