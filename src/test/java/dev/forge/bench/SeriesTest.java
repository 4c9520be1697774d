package dev.forge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void medianIsTheMiddleOfTheSortedValues() {
    assertEquals(2, new Series(List.of(9.0, 1.0, 2.0)).median());
    assertEquals(3, new Series(List.of(9.0, 1.0, 2.0, 4.0)).median());
    assertTrue(Double.isNaN(new Series(List.of()).median()));
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    Series ours = new Series(List.of(1.0, 8.0, 3.0));
    Series theirs = new Series(List.of(2.0, 16.0, 3.0));
    assertEquals(List.of(0.5, 0.5, 1.0), ours.over(theirs).values());
    assertEquals(0.5, ours.over(theirs).median());
  }
}
