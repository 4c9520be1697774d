package dev.forge.dispatch;

/**
 * The place of a chunk in its batch.
 *
 * @param value from 0
 */
public record ChunkIndex(int value) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ChunkIndex {
    if (value < 0) {
      throw new IllegalArgumentException("chunk index " + value + " is negative");
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
