package dev.forge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapSizeTest {
  @Test
  void optionsFollowTheKeyAndTheDomain() {
    assertEquals(List.of("-Xms16m", "-Xmx87m", "-Xmn8m"), HeapSize.of(19_400_000, 1 << 16).options());
    assertEquals(List.of("-Xms111m", "-Xmx1109m", "-Xmn56m"), HeapSize.of(304_775_360, 1 << 20).options());
  }

  @Test
  void theSmallestCircuitsHaveRoomForTheProgram() {
    assertEquals(List.of("-Xms16m", "-Xmx40m", "-Xmn8m"), HeapSize.of(1_200_000, 1 << 12).options());
  }

  @Test
  void heapOfTheCaseOverridesThatOfTheParent() {
    BenchSettings settings = new BenchSettings(
        Path.of(""), List.of("java", "-Xmx4g", "-cp", "classes", "Main"), List.of(), 3, 0, 2, 0, false);
    assertEquals(List.of("java", "-Xmx4g", "-Xms16m", "-Xmx87m", "-Xmn8m", "-cp", "classes", "Main", "case"),
        settings.worker("case", HeapSize.of(19_400_000, 1 << 16)));
  }
}
