package dev.forge.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitCatalogueTest {
  private final CircuitCatalogue catalogue = new CircuitCatalogue();

  @Test
  void everyCircuitOfTheIssueIsInstalledAndReadOnce() {
    assertEquals(List.of("batch_1_1_1", "batch_1_1_1_poseidon2", "batch_8_0_0", "batch_8_0_0_poseidon2", "batch_8_4_4",
        "batch_8_4_4_poseidon2", "ownership"), catalogue.circuits().stream().map(CircuitId::name).sorted().toList());
    for (CircuitId circuit : catalogue.circuits()) {
      assertSame(catalogue.artifact(circuit), catalogue.artifact(circuit));
    }
  }

  @Test
  void proofsOfBatchesAlwaysHaveACommitment() {
    assertTrue(catalogue.commitmentRequired(new CircuitId("batch_1_1_1_poseidon2")));
    assertFalse(catalogue.commitmentRequired(new CircuitId("ownership")));
  }

  @Test
  void aCircuitThatIsNotInstalledIsNamed() {
    var failure = assertThrows(UnknownCircuitException.class, () -> catalogue.artifact(new CircuitId("batch_9_9_9")));
    assertTrue(failure.getMessage().contains("batch_9_9_9"), failure.getMessage());
    assertThrows(NoSuchFileException.class, () -> new CircuitSource(catalogue).program("batch_9_9_9"));
  }

  @Test
  void publicInputsHaveTheirNamesInOrder() {
    var circuit = new CircuitSource(catalogue).installed(new CircuitId("batch_1_1_1_poseidon2"), RangeChecks.AUTOMATIC);
    assertEquals(List.of("pre_state_root", "post_state_root", "pre_shielded_root", "post_shielded_root",
        "withdrawal_root", "batch_hash", "batch_id"), circuit.publicInputNames());
    assertEquals(388, CircuitDescription.of(circuit).proof().bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Batch", "batch-1", "../secret", "9_lives"})
  void aNameIsLowerCaseLettersDigitsAndUnderscores(String name) {
    assertThrows(IllegalArgumentException.class, () -> new CircuitId(name));
  }

  @Test
  void filesAreNamedByTheirPath() {
    assertThrows(NoSuchFileException.class,
        () -> new CircuitSource(catalogue).program(Path.of("no", "such", "file.json").toString()));
  }
}
