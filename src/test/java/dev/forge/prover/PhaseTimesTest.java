package dev.forge.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PhaseTimesTest {
  private final AtomicLong clock = new AtomicLong();
  private final List<String> told = new ArrayList<>();

  private final PhaseTimes times = new PhaseTimes(new ProvingListener() {
    @Override
    public void started(Phase phase) {
      told.add("started " + phase.title());
    }

    @Override
    public void finished(Phase phase, long nanoseconds) {
      told.add("finished " + phase.title() + " " + nanoseconds);
    }
  }, clock::get);

  @Test
  void eachPhaseHasItsTimeAndTheListenerIsTold() {
    assertEquals("proof", times.measure(Phase.PROVE, () -> after(7, "proof")));
    assertEquals(Map.of(Phase.PROVE, 7L), times.nanoseconds());
    assertEquals(List.of("started prove", "finished prove 7"), told);
  }

  @Test
  void aPhaseThatRunsTwiceCountsTwiceAndPhasesKeepTheirOrder() {
    times.measure(Phase.VERIFY, () -> after(1, ""));
    times.measure(Phase.EXECUTE, () -> after(2, ""));
    times.measure(Phase.VERIFY, () -> after(3, ""));
    assertEquals(List.of(Phase.EXECUTE, Phase.VERIFY), List.copyOf(times.nanoseconds().keySet()));
    assertEquals(4L, times.nanoseconds().get(Phase.VERIFY));
  }

  @Test
  void aPhaseThatFailsIsFinishedToo() {
    assertThrows(IllegalStateException.class, () -> times.measure(Phase.PROVE, () -> {
      clock.addAndGet(5);
      throw new IllegalStateException("no");
    }));
    assertEquals(Map.of(Phase.PROVE, 5L), times.nanoseconds());
  }

  private String after(long nanoseconds, String result) {
    clock.addAndGet(nanoseconds);
    return result;
  }
}
