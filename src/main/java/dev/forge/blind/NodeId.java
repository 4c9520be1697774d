package dev.forge.blind;

/**
 * The number of a node, which is the index of its share too.
 *
 * @param number from 1 to 1000
 */
public record NodeId(int number) implements Comparable<NodeId> {
  /** The largest number. */
  public static final int LARGEST = 1000;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of it
   */
  public NodeId {
    if (number < 1 || number > LARGEST) {
      throw new IllegalArgumentException("node " + number + " is not from 1 to " + LARGEST);
    }
  }

  @Override
  public int compareTo(NodeId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "node " + number;
  }
}
