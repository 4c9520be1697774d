package dev.forge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCaseTest {
  @Test
  void everyStandardCaseHasTheNameItIsFoundBy() {
    for (String name : BenchCase.STANDARD) {
      assertEquals(Optional.of(name), BenchCase.named(name).map(BenchCase::name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch_8_4_4:bits", "mimc:5", "mimc:1000000"})
  void furtherCasesCanBeNamed(String name) {
    assertEquals(Optional.of(name), BenchCase.named(name).map(BenchCase::name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mimc", "mimc:", "mimc:4", "mimc:-5", "mimc:9999999", "batch_2_0_0", "ownership:lookup"})
  void otherNamesAreNoCases(String name) {
    assertEquals(Optional.empty(), BenchCase.named(name));
  }
}
