package dev.forge.bench.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.bench.fleet.Strike.Deed;
import dev.forge.bench.fleet.Strike.Moment;
import dev.forge.bench.fleet.Strike.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans that follow from a seed. */
class ChaosPlanTest {
  private static final int FIRST = 4;
  private static final int DECK = 10;

  @Test
  void theSameSeedGivesTheSamePlanAndAnotherOneAnother() {
    assertEquals(strikes(7, 50), strikes(7, 50));
    assertNotEquals(strikes(7, 50), strikes(8, 50));
  }

  @Test
  void theFirstStrikesAreKillsAtEachMomentThatCounts() {
    for (long seed = 0; seed < 100; seed++) {
      List<Strike> first = strikes(seed, FIRST);
      assertTrue(first.stream().allMatch(strike -> strike.deed() == Deed.KILL), "seed " + seed);
      assertEquals(EnumSet.allOf(Moment.class),
          first.stream().map(Strike::moment).collect(Collectors.toSet()), "seed " + seed);
    }
  }

  @Test
  void eachDeckKillsAndStopsEveryKindOfProcess() {
    for (long seed = 0; seed < 100; seed++) {
      List<Strike> deck = strikes(seed, FIRST + DECK).subList(FIRST, FIRST + DECK);
      for (Deed deed : Deed.values()) {
        Set<Target> targets = deck.stream().filter(strike -> strike.deed() == deed).map(Strike::target)
            .collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(Target.class), targets, deed + " with seed " + seed);
      }
    }
  }

  @Test
  void numbersAndTimesAreInTheirRanges() {
    for (Strike strike : strikes(1, 1000)) {
      int there = switch (strike.target()) {
        case WORKER -> 3;
        case COORDINATOR -> 2;
        case DATABASE, BROKER -> 1;
      };
      assertTrue(strike.number() >= 0 && strike.number() < there, strike::toString);
      assertTrue(strike.pauseMs() >= 1000 && strike.pauseMs() < 4000, strike::toString);
      assertTrue(strike.outageMs() > 0 && strike.outageMs() < 25_000, strike::toString);
    }
  }

  private static List<Strike> strikes(long seed, int number) {
    ChaosPlan plan = new ChaosPlan(seed, 2, 3);
    return Stream.generate(plan::next).limit(number).toList();
  }
}
