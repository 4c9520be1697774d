package dev.forge.batch.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.fixtures.Batches;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link CircuitChoice} takes the smallest circuit that holds a batch. */
class CircuitChoiceTest {
  private static final List<BatchCircuit> INSTALLED =
      Stream.of(
          "batch_8_4_4",
          "batch_8_0_0",
          "batch_1_1_1",
          "batch_8_4_4_poseidon2",
          "batch_8_0_0_poseidon2",
          "batch_1_1_1_poseidon2")
          .map(name -> BatchCircuit.named(name).orElseThrow())
          .toList();

  @ParameterizedTest
  @CsvSource({
      "batch-empty.json, batch_1_1_1",
      "batch-1t.json, batch_1_1_1",
      "batch-new-receiver-poseidon2.json, batch_1_1_1_poseidon2",
      "batch-70-recorded.json, batch_8_0_0",
      "batch-2t1w1s.json, batch_8_4_4",
      "batch-8t4w4s-full.json, batch_8_4_4",
      "batch-8t4w4s-poseidon2.json, batch_8_4_4_poseidon2"
  })
  void smallestCircuitThatHoldsTheBatchIsChosen(String file, String circuit) {
    assertEquals(circuit, CircuitChoice.smallest(INSTALLED, Batches.request(file)).name());
  }

  @Test
  void fortyTransfersFitInNone() {
    RefusedRequestException e =
        assertThrows(
            RefusedRequestException.class, () -> CircuitChoice.smallest(INSTALLED, Batches.request("batch-40t.json")));
    assertEquals(RefusalCode.BATCH_TOO_LARGE, e.code());
    assertTrue(e.getMessage().contains("40 transfers"), e.getMessage());
    assertTrue(e.getMessage().endsWith("the largest circuit installed is batch_8_4_4"), e.getMessage());
  }

  @Test
  void circuitsOfTheOtherFamilyDoNotCount() {
    List<BatchCircuit> mimc = INSTALLED.subList(0, 3);
    RefusedRequestException e =
        assertThrows(
            RefusedRequestException.class,
            () -> CircuitChoice.smallest(mimc, Batches.request("batch-2t1w1s-poseidon2.json")));
    assertTrue(e.getMessage().endsWith("no circuit is installed"), e.getMessage());
  }

  @Test
  void otherNamesAreNoBatchCircuits() {
    for (String name : List.of("ownership", "batch_8_4", "batch_8_4_4_sha256", "batch_-1_0_0",
        "batch_99999999999_0_0")) {
      assertEquals(Optional.empty(), BatchCircuit.named(name), name);
    }
  }
}
