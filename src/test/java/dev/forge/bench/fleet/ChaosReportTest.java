package dev.forge.bench.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.bench.fleet.Strike.Deed;
import dev.forge.bench.fleet.Strike.Moment;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** When a trial is well. */
class ChaosReportTest {
  private static final List<Landed> STRIKES = List.of(
      landed(Deed.KILL, "worker-1", Moment.PROVING, 16), landed(Deed.KILL, "coordinator-2", Moment.ACCEPTING, 0.5),
      landed(Deed.KILL, "database", Moment.COMMITTING, 3), landed(Deed.KILL, "worker-2", Moment.PROVING, 18),
      landed(Deed.STOP, "worker-2", Moment.PROVING, 2));
  private static final ChaosMinimums MINIMUMS = new ChaosMinimums(2, 1, 1);
  private static final ChaosPhase GOOD =
      new ChaosPhase("mock", 10, 1, 3, List.of(), 40, 0, 0, List.of(), STRIKES);

  @Test
  void aTrialIsWellWhereAllWasKeptAndEnoughKillsLanded() {
    ChaosReport report = new ChaosReport(5, List.of(GOOD), MINIMUMS);
    assertTrue(report.isWell(), report.markdown());
    assertTrue(report.markdown().startsWith("Chaos with seed 5: well\n"), report::markdown);
    assertTrue(report.markdown().matches("(?s).*killed worker +\\| +2 \\| +proving=2 \\| +18.0 \\| +18.0 \\|.*"),
        report::markdown);
  }

  @Test
  void everyBrokenPromiseIsNotWell() {
    List<ChaosPhase> broken = List.of(
        new ChaosPhase("mock", 10, 1, 3, List.of("batch-1: is proving"), 40, 0, 0, List.of(), STRIKES),
        new ChaosPhase("mock", 10, 1, 3, List.of(), 0, 0, 0, List.of(), STRIKES),
        new ChaosPhase("mock", 10, 1, 3, List.of(), 40, 1, 0, List.of(), STRIKES),
        new ChaosPhase("mock", 10, 1, 3, List.of(), 40, 0, 1, List.of(), STRIKES),
        new ChaosPhase("mock", 10, 1, 3, List.of(), 40, 0, 0, List.of("a chunk"), STRIKES));
    for (ChaosPhase phase : broken) {
      ChaosReport report = new ChaosReport(5, List.of(GOOD, phase), MINIMUMS);
      assertFalse(report.isWell(), phase::toString);
      assertTrue(report.markdown().contains("NOT WELL"), report::markdown);
    }
  }

  @Test
  void aStrikeWithoutRecoveryIsNotWellAndNamed() {
    Landed never = new Landed(Deed.STOP, "broker", Moment.ANY, OptionalDouble.empty());
    ChaosPhase phase = new ChaosPhase("real", 10, 1, 3, List.of(), 40, 0, 0, List.of(), List.of(never));
    ChaosReport report = new ChaosReport(5, List.of(phase), new ChaosMinimums(0, 0, 0));
    assertFalse(report.isWell());
    assertTrue(report.markdown().contains("- real: stopped broker, NOT recovered\n"), report::markdown);
  }

  @Test
  void tooFewKillsAtAMomentAreNotWellAndStopsDoNotCount() {
    assertMissed(new ChaosMinimums(3, 1, 1), "2 kills landed while proving, and there must be 3");
    assertMissed(new ChaosMinimums(2, 2, 1), "1 kills landed while accepting, and there must be 2");
    assertMissed(new ChaosMinimums(2, 1, 2), "1 kills landed while committing, and there must be 2");
  }

  @Test
  void killsOfAllPhasesCountTogether() {
    assertTrue(new ChaosReport(5, List.of(GOOD, GOOD), new ChaosMinimums(4, 2, 2)).isWell());
    assertFalse(new ChaosReport(5, List.of(GOOD, GOOD), new ChaosMinimums(5, 2, 2)).isWell());
  }

  @Test
  void whatMustLandGrowsWithTheMinutes() {
    assertEquals(new ChaosMinimums(2, 2, 2), ChaosMinimums.of(1));
    assertEquals(new ChaosMinimums(4, 4, 4), ChaosMinimums.of(10));
    assertEquals(new ChaosMinimums(3, 1, 0), new ChaosMinimums(5, 2, 0).share(2));
  }

  private static void assertMissed(ChaosMinimums minimums, String line) {
    ChaosReport report = new ChaosReport(5, List.of(GOOD), minimums);
    assertFalse(report.isWell());
    assertTrue(report.markdown().contains("- " + line + "\n"), report::markdown);
  }

  private static Landed landed(Deed deed, String victim, Moment moment, double seconds) {
    return new Landed(deed, victim, moment, OptionalDouble.of(seconds));
  }
}
