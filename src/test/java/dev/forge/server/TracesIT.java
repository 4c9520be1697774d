package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.forge.fixtures.RequestEdit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A batch's way in one trace, from the request behind threads and the queue to the accepted proof. */
class TracesIT {
  private static final Set<String> STEPS = Set.of("submit", "prepare", "claim", "prove", "verify", "accept");
  private static final int BATCHES = 5;
  private static final Pattern SPAN = Pattern.compile("'([^']+)' : ([0-9a-f]{32}) ([0-9a-f]{16})");

  @Test
  void allStepsOfABatchAreSpansOfTheRequestsTrace() throws Exception {
    RunningServer server = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "0",
        "OTEL_SDK_DISABLED", "false", "OTEL_TRACES_EXPORTER", "console", "OTEL_METRICS_EXPORTER", "none",
        "OTEL_LOGS_EXPORTER", "none", "OTEL_BSP_SCHEDULE_DELAY", "100"));
    try {
      assertEquals(new TreeSet<>(STEPS), new TreeSet<>(stepsOfTheBestTrace(server)));
    } finally {
      server.close();
    }
  }

  @Test
  void withoutACollectorNothingIsTraced() throws Exception {
    assertFalse(SPAN.matcher(SharedServer.get().log()).find());
  }

  /** A batch whose row is found before its bell is heard is prepared in another trace than it was submitted in. */
  private static Set<String> stepsOfTheBestTrace(RunningServer server) throws Exception {
    CoreClient client = new CoreClient(server);
    Set<String> best = Set.of();
    for (int batch = 1; batch <= BATCHES && best.size() < STEPS.size(); batch++) {
      String job = client.submit(RequestEdit.of("batch-1t.json").replace("/batch_id", String.valueOf(batch)).json());
      assertEquals("completed", client.awaitState(job, "completed"));
      best = stepsOfOneTrace(server);
    }
    return best;
  }

  /** The steps of the trace that has most, once they are all told or the time is over. */
  private static Set<String> stepsOfOneTrace(RunningServer server) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    Set<String> most = Set.of();
    while (most.size() < STEPS.size() && System.nanoTime() < end) {
      Map<String, Set<String>> traces = new HashMap<>();
      List<MatchResult> spans = SPAN.matcher(server.log()).results().toList();
      spans.stream().filter(span -> STEPS.contains(span.group(1)))
          .forEach(span -> traces.computeIfAbsent(span.group(2), _ -> new TreeSet<>()).add(span.group(1)));
      most = traces.values().stream().max((a, b) -> a.size() - b.size()).orElse(Set.of());
      Thread.sleep(50);
    }
    return most;
  }
}
