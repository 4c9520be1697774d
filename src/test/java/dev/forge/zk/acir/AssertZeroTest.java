package dev.forge.zk.acir;

import static dev.forge.fixtures.AcirPrograms.circuit;
import static dev.forge.fixtures.AcirPrograms.execute;
import static dev.forge.fixtures.AcirPrograms.failure;
import static dev.forge.fixtures.AcirPrograms.fr;
import static dev.forge.fixtures.AcirPrograms.memory;
import static dev.forge.fixtures.AcirPrograms.message;
import static dev.forge.fixtures.AcirPrograms.program;
import static dev.forge.fixtures.AcirPrograms.solve;
import static dev.forge.fixtures.AcirPrograms.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.AssertMessage.Payload.Memory;
import dev.forge.zk.acir.AssertMessage.Payload.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssertZeroTest {
  private static final String MANY = "Cannot solve opcode: expression has too many unknowns ";

  @Test
  void theOnlyUnknownIsSolvedFor() {
    // 5*3*4 + 7*3*3 - 3 w2 = 0
    assertEquals(fr(41), solve(program(sum(0).plus(5, 0, 1).plus(7, 0, 0).plus(-3, 2).isZero()), 3, 4).get(2));
    assertEquals(fr(-7), solve(program(sum(0).plus(1, 0).plus(1, 1).plus(1, 2).isZero()), 3, 4).get(2));
    assertEquals(fr(7), solve(program(sum(0).plus(1, 0).plus(1, 1).plus(-1, 2).isZero()), 3, 4).get(2));
  }

  @Test
  void aCoefficientMayComeFromAProduct() {
    // 3 w2 - 12 = 0 by w0 w2
    assertEquals(fr(4), solve(program(sum(-12).plus(1, 0, 2).isZero()), 3, 1).get(2));
    // (3 + 5 - 2) w2 = 12
    assertEquals(fr(2), solve(program(sum(-12).plus(1, 0, 2).plus(5, 2).plus(-2, 2).isZero()), 3, 1).get(2));
  }

  @Test
  void termsThatCancelAreNoUnknowns() {
    assertEquals(fr(9),
        solve(program(sum(-9).plus(2, 5).plus(-3, 6).plus(3, 6).plus(-2, 5).plus(1, 2).isZero()), 3, 4).get(2));
    assertEquals(fr(9), solve(program(sum(-9).plus(1, 5, 6).plus(-1, 6, 5).plus(1, 2).isZero()), 3, 4).get(2));
    assertFalse(solve(program(sum(0).plus(1, 5).plus(-1, 5).isZero()), 3, 4).isAssigned(5));
    assertFalse(solve(program(sum(0).plus(1, 0, 5).isZero()), 0, 4).isAssigned(5));
  }

  @Test
  void anExpressionWithoutUnknownsMustBeZero() {
    solve(program(sum(-7).plus(1, 0).plus(1, 1).isZero()), 3, 4);
    assertEquals("Cannot satisfy constraint", failure(program(sum(-8).plus(1, 0).plus(1, 1).isZero()), 3, 4));
    assertEquals("Cannot satisfy constraint", failure(program(sum(-9).plus(1, 5).plus(-1, 5).isZero()), 3, 4));
  }

  @Test
  void moreUnknownsAreRefusedInNoirsWords() {
    assertEquals(MANY + "2*w5 - 3*w6 - 6", failure(program(sum(-9).plus(2, 5).plus(-3, 6).plus(1, 0).isZero()), 3, 4));
    assertEquals(MANY + "w5*w5 - w0", failure(program(sum(0).plus(1, 5, 5).plus(-1, 0).isZero()), 3, 4));
    assertEquals(
        MANY + "3*w5*w6 + 6*w5 - w6 + w5 + 12",
        failure(program(sum(9).plus(2, 0, 5).plus(3, 5, 6).plus(-1, 6).plus(1, 5).plus(1, 0).isZero()), 3, 4));
  }

  @Test
  void aFailureCarriesItsMessagesValues() {
    Circuit main =
        circuit(
            List.of(memory(7, 1, 0), sum(1).plus(1, 0).isZero()),
            List.of(),
            message(1, -5, new Value(sum(0).plus(2, 1).expression()), new Memory(7)));
    var failed = assertInstanceOf(AcvmOutcome.AssertionFailed.class, execute(program(main), 3, 4));
    assertEquals("Assertion failed", failed.message());
    assertEquals(new AcvmOutcome.OpcodeLocation(0, 1), failed.location());
    AcvmOutcome.Payload payload = failed.payload().orElseThrow();
    assertEquals(-5, payload.selector());
    assertEquals(List.of(fr(8), fr(4), fr(3)),
        List.of(payload.values().get(0), payload.values().get(1), payload.values().get(2)));
  }

  @Test
  void aMessageWhoseValuesAreUnknownIsLeftOut() {
    Circuit main =
        circuit(List.of(sum(1).isZero()), List.of(), message(0, 5, new Value(sum(0).plus(2, 9).expression())));
    var failed = assertInstanceOf(AcvmOutcome.AssertionFailed.class, execute(program(main), 3, 4));
    assertTrue(failed.payload().isEmpty());
    assertEquals("Cannot satisfy constraint", failed.message());
  }

  @Test
  void aMessageMayShowValuesOnWhichTheUnknownHasNoInfluence() {
    Value value = new Value(sum(6).plus(1, 0, 9).plus(2, 9).plus(-2, 9).plus(1, 8, 9).plus(-1, 9, 8).expression());
    Circuit main = circuit(List.of(sum(1).isZero()), List.of(), message(0, 5, value));
    var failed = assertInstanceOf(AcvmOutcome.AssertionFailed.class, execute(program(main), 0, 4));
    assertEquals(fr(6), failed.payload().orElseThrow().values().get(0));
  }
}
