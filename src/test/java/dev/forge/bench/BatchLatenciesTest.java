package dev.forge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.bench.BatchLatencies.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLatenciesTest {
  @Test
  void mediansLeaveOutTheFirstBatchAndAreComparedWithTheOldTools() {
    String text = new BatchLatencies(List.of(new Run(1, 1, 10, 1), new Run(0.1, 0.2, 3, 0.1), new Run(0.1, 0.4, 5, 0.1),
        new Run(0.1, 0.3, 4, 0.1))).markdown();
    String median = text.lines().filter(line -> line.startsWith("| median")).findFirst().orElse("");
    assertEquals("| median of the later | 100 ms | 300 ms | 4.00 s | 100 ms | 4.50 s |",
        median.replaceAll(" +", " "), text);
    assertTrue(text.contains("a part of 1/26"), text);
  }

  @Test
  void oneBatchIsItsOwnMedian() {
    assertTrue(new BatchLatencies(List.of(new Run(1, 2, 3, 4))).markdown().contains("10.00 s"));
  }
}
