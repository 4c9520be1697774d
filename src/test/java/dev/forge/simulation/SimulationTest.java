package dev.forge.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dforge.simulation.seed=N} replays one seed, {@code -Dforge.simulation.seeds=N} runs more or fewer. */
class SimulationTest {
  private static final long SEEDS = Long.getLong("forge.simulation.seeds", 10_000);
  private static final long FINDS_WITHIN = 500;

  @Test
  void whateverFailsNothingIsLostOrAcceptedTwiceAndEverythingEnds() {
    Long only = Long.getLong("forge.simulation.seed");
    if (only != null) {
      Simulation.run(only, PlantedBug.NONE);
    } else {
      assertEquals(Optional.empty(), firstBroken(SEEDS, PlantedBug.NONE));
    }
  }

  @ParameterizedTest
  @EnumSource(value = PlantedBug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedBugIsFoundAndItsSeedFindsItAgain(PlantedBug bug) {
    Optional<String> found = firstBroken(FINDS_WITHIN, bug);
    assertTrue(found.isPresent(), () -> bug + " was not found by " + FINDS_WITHIN + " seeds");
    long seed = Long.parseLong(found.get().substring("seed ".length(), found.get().indexOf(':')));
    assertEquals(found.get(), assertThrows(Violation.class, () -> Simulation.run(seed, bug)).getMessage());
  }

  private static Optional<String> firstBroken(long seeds, PlantedBug bug) {
    return LongStream.range(0, seeds).parallel().mapToObj(seed -> broken(seed, bug)).flatMap(Optional::stream)
        .filter(message -> message.lines().findFirst().orElseThrow().contains(bug.symptom())).findFirst();
  }

  private static Optional<String> broken(long seed, PlantedBug bug) {
    try {
      Simulation.run(seed, bug);
      return Optional.empty();
    } catch (Violation e) {
      return Optional.of(e.getMessage());
    }
  }
}
