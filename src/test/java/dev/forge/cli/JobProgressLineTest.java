package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link JobProgressLine} shows a bar, and where nobody watches a line for each change. */
class JobProgressLineTest {
  @Test
  void theBarFollowsThePercentage() {
    assertEquals("[------------------------]   0 %     0 s  waits", JobProgressLine.line(0, "waits", 0));
    assertEquals("[############------------]  50 %    12 s  prove", JobProgressLine.line(50, "prove", 12));
    assertEquals("[########################] 100 %  3600 s  proved", JobProgressLine.line(100, "proved", 3600));
  }

  @Test
  void aLongMessageIsCut() {
    assertEquals(98, JobProgressLine.line(7, "x".repeat(500), 1).length());
  }

  @Test
  void withoutATerminalEachChangeIsALine() {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true);
    try (JobProgressLine line = new JobProgressLine(new Terminal(stream, stream, false, Map.of()))) {
      line.show(5, "executing the batch");
      line.show(5, "executing the batch");
      line.show(10, "1 chunk to be proved");
    }
    String[] lines = out.toString().split("\n");
    assertEquals(2, lines.length, out.toString());
    assertTrue(lines[1].endsWith("1 chunk to be proved"), lines[1]);
  }
}
