package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.prover.CircuitId;
import dev.forge.prover.MockProver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final List<CircuitId> CIRCUITS = ids("ownership", "batch_8_4_4", "batch_1_1_1",
      "batch_8_4_4_poseidon2", "batch_8_0_0");
  private static final Map<CircuitId, Long> KEYS = Map.of(new CircuitId("batch_1_1_1"), 10L,
      new CircuitId("batch_8_4_4"), 100L, new CircuitId("batch_8_4_4_poseidon2"), 40L);

  private final MockProver prover = new MockProver(CIRCUITS, 7, Duration.ZERO);

  @Test
  void circuitsWithKeysAreProvedTheSmallestFirst() {
    assertEquals(ids("batch_1_1_1", "batch_8_4_4_poseidon2", "batch_8_4_4"), warm(1000));
  }

  @Test
  void keysTakeNoMoreThanTheirShare() {
    assertEquals(ids("batch_1_1_1", "batch_8_4_4_poseidon2"), warm(149));
    assertEquals(ids("batch_1_1_1"), warm(49));
    assertEquals(List.of(), warm(9));
  }

  @Test
  void itEndsWhenThereIsWork() {
    var looks = new AtomicInteger();
    assertEquals(ids("batch_1_1_1"),
        new WarmUp(prover, WarmUpTest::bytes, 1000, () -> looks.incrementAndGet() > 1).run());
  }

  @Test
  void anInterruptionEndsIt() {
    Thread.currentThread().interrupt();
    assertEquals(List.of(), warm(1000));
    assertEquals(true, Thread.interrupted());
  }

  private List<CircuitId> warm(long mostBytes) {
    return new WarmUp(prover, WarmUpTest::bytes, mostBytes, () -> false).run();
  }

  private static long bytes(CircuitId circuit) {
    return KEYS.getOrDefault(circuit, 0L);
  }

  private static List<CircuitId> ids(String... names) {
    return Stream.of(names).map(CircuitId::new).toList();
  }
}
