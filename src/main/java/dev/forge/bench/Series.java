package dev.forge.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Repeated measurements of one thing.
 *
 * @param values in the order in which they were taken
 */
public record Series(List<Double> values) {
  public Series {
    values = List.copyOf(values);
  }

  /** Measurements in the order in which they were taken. */
  public static Series of(List<Double> values) {
    return new Series(values);
  }

  /** The value in the middle, of an even number the mean of the two in the middle; not a number where there is none. */
  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Each value over the value of another series that was taken in the same round. */
  Series over(Series other) {
    int rounds = Math.min(values.size(), other.values.size());
    return new Series(IntStream.range(0, rounds).mapToObj(i -> values.get(i) / other.values.get(i)).toList());
  }
}
