package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.prover.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void aKnownFractionIsABar() {
    assertEquals("make keys  [###############---------------]  50 %  12 s",
        ProgressDisplay.line(Phase.SETUP, 12_900_000_000L, OptionalDouble.of(0.5)));
    assertEquals("make keys  [##############################] 100 %  0 s",
        ProgressDisplay.line(Phase.SETUP, 0, OptionalDouble.of(1.7)));
  }

  @Test
  void anUnknownFractionIsTheTimeAlone() {
    assertEquals("prove      3 s", ProgressDisplay.line(Phase.PROVE, 3_000_000_000L, OptionalDouble.empty()));
  }

  @Test
  void withoutATerminalOnlyTheMakingOfKeysIsAnnounced() {
    try (var display = new ProgressDisplay(terminal(false))) {
      for (Phase phase : Phase.values()) {
        display.started(phase);
        display.progressed(0.5);
        display.finished(phase, 1);
      }
    }
    assertEquals("making development keys (once for each circuit) ...\n", written.toString());
  }

  @Test
  void onATerminalTheLineIsDrawnAndErased() {
    try (var display = new ProgressDisplay(terminal(true))) {
      display.started(Phase.PROVE);
      display.finished(Phase.PROVE, 1);
    }
    assertTrue(written.toString().contains("\rprove "), written.toString());
    assertTrue(written.toString().endsWith(" \r"), written.toString());
  }

  private Terminal terminal(boolean interactive) {
    var out = new PrintStream(written, true);
    return new Terminal(out, out, interactive, Map.of());
  }
}
