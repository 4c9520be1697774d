package dev.forge.interop.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.Acvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our executor does what Noir's own did when the recordings were made. */
class RecordedNoirConformanceTest {
  static final Path RECORDINGS = Path.of("src", "test", "resources", "noir");

  private static List<Recording> recordings;

  @BeforeAll
  static void readRecordings() {
    recordings = Recording.readAll(RECORDINGS);
  }

  @TestFactory
  Stream<DynamicContainer> everyCaseEndsAsRecorded() {
    return containers(recordings);
  }

  static Stream<DynamicContainer> containers(List<Recording> recordings) {
    return recordings.stream().map(recording -> {
      Acvm acvm = Acvm.prepare(recording.artifact().program());
      return DynamicContainer.dynamicContainer(
          recording.name(),
          recording.cases().stream()
              .map(example -> DynamicTest.dynamicTest(example.name(),
                  () -> example.replay(acvm, recording.artifact().abi()))));
    });
  }

  @Test
  void thereAreEnoughProgramsAndFailures() {
    assertTrue(recordings.size() >= 100, recordings.size() + " programs");
    long failures = recordings.stream().flatMap(r -> r.cases().stream()).filter(RecordedCase::fails).count();
    assertTrue(failures >= 90, failures + " failures");
  }

  @Test
  void everyOpcodeOperationWidthAndBlackBoxIsMet() {
    OpcodeCoverage coverage = new OpcodeCoverage();
    recordings.stream()
        .filter(recording -> !recording.cases().stream().allMatch(RecordedCase::fails))
        .forEach(recording -> coverage.add(recording.artifact().program()));
    System.out.println(coverage.table());
    Set<String> missing = new TreeSet<>(OpcodeCoverage.required());
    missing.removeAll(coverage.met());
    assertEquals(Set.of(), missing);
  }
}
