package dev.forge.zk.acir;

import static dev.forge.fixtures.AcirPrograms.circuit;
import static dev.forge.fixtures.AcirPrograms.execute;
import static dev.forge.fixtures.AcirPrograms.failure;
import static dev.forge.fixtures.AcirPrograms.fr;
import static dev.forge.fixtures.AcirPrograms.memory;
import static dev.forge.fixtures.AcirPrograms.message;
import static dev.forge.fixtures.AcirPrograms.program;
import static dev.forge.fixtures.AcirPrograms.read;
import static dev.forge.fixtures.AcirPrograms.solve;
import static dev.forge.fixtures.AcirPrograms.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final String NOT_THERE = "Cannot solve opcode: Attempted to load uninitialized memory block";

  @Test
  void aReadGivesWhatWasWrittenLast() {
    WitnessMap witnesses =
        solve(program(memory(7, 0, 1, 0), read(7, 0, 5), write(7, 0, 1), read(7, 0, 6), read(7, 5, 4)), 2, 9);
    assertEquals(fr(2), witnesses.get(5));
    assertEquals(fr(9), witnesses.get(6));
    assertEquals(fr(9), witnesses.get(4));
  }

  @Test
  void blocksAreSeparateAndKeepWhatTheyWereMadeOf() {
    WitnessMap witnesses =
        solve(program(memory(100000, 0, 1), memory(3, 1, 0), write(3, 0, 0), read(100000, 0, 5)), 1, 0);
    assertEquals(fr(0), witnesses.get(5));
  }

  @Test
  void anIndexBeyondTheEndIsRefusedAsAFieldElement() {
    String message = "Index out of bounds, array has size 2, but index was ";
    assertEquals(message + "2", failure(program(memory(0, 0, 1), read(0, 1, 5)), 0, 2));
    assertEquals(message + "-1", failure(program(memory(0, 0, 1), write(0, 1, 1)), 0, -1));
    assertInstanceOf(
        AcvmOutcome.ExecutionFailed.class,
        execute(program(circuit(List.of(memory(0, 0), read(0, 1, 5)), List.of(), message(1, 9))), 0, 1));
  }

  @Test
  void aReadIntoAWitnessOfAnotherValueFailsWithItsMessage() {
    Circuit main = circuit(List.of(memory(0, 0), read(0, 0, 1)), List.of(), message(1, 9));
    var failed = assertInstanceOf(AcvmOutcome.AssertionFailed.class, execute(program(main), 0, 1));
    assertEquals(9, failed.payload().orElseThrow().selector());
  }

  @Test
  void aBlockIsMadeOnceAndBeforeItsUse() {
    assertEquals("Cannot satisfy constraint", failure(program(memory(0, 0), memory(0, 0)), 0, 1));
    assertEquals(NOT_THERE, failure(program(read(0, 0, 5)), 0, 1));
    assertEquals(NOT_THERE, failure(program(write(0, 0, 0)), 0, 1));
  }

  @Test
  void witnessesWithoutValueAreNamed() {
    String missing = "Cannot solve opcode: missing assignment for witness index ";
    assertEquals(missing + "9", failure(program(memory(0, 9)), 0, 1));
    assertEquals(missing + "9", failure(program(memory(0, 0), read(0, 9, 5)), 0, 1));
    assertEquals(missing + "8", failure(program(memory(0, 0), write(0, 1, 8)), 0, 1));
  }
}
