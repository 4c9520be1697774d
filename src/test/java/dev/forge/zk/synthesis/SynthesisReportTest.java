package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.call;
import static dev.forge.zk.synthesis.Acir.constant;
import static dev.forge.zk.synthesis.Acir.expression;
import static dev.forge.zk.synthesis.Acir.function;
import static dev.forge.zk.synthesis.Acir.product;
import static dev.forge.zk.synthesis.Acir.program;
import static dev.forge.zk.synthesis.Acir.range;
import static dev.forge.zk.synthesis.Acir.term;
import static dev.forge.zk.synthesis.Acir.witness;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Program;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SynthesisReportTest {
  private static final Circuit CALLEE = function(
      "callee", 2, List.of(2), range(0, 16), assertZero(0, product(1, 0, 1), term(-1, 2)));
  private static final Program PROGRAM = program(
      function(
          "main", 4, List.of(5),
          range(3, 1),
          Acir.and(0, 1, 4, 4),
          call(1, List.of(0, 1), List.of(5)),
          call(1, List.of(2, 1), List.of(6), expression(0, term(1, 3))),
          Acir.initialise(0, 0, 1), Acir.read(0, 3, 7),
          new BlackBox.Poseidon2Permutation(
              List.of(witness(0), witness(1), witness(2), constant(0)), List.of(8, 9, 10, 11))),
      CALLEE);

  @Test
  void rowsAreCountedByPartAndByFunction() {
    SynthesisReport report = Trial.of(PROGRAM, Trial.LOOKUP).circuit().report();
    assertEquals(report.rows(), report.rowsByPart().values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(2, report.rowsByPart().get(Part.ASSERT_ZERO));
    assertEquals(4, report.rowsByPart().get(Part.BITWISE));
    assertEquals(3, report.rowsByPart().get(Part.CALL));
    assertEquals(2 + 1 + 2, report.rowsByPart().get(Part.MEMORY));
    assertEquals(267, report.rowsByPart().get(Part.POSEIDON2));
    assertEquals(1, report.rowsByPart().get(Part.MASK));
    assertEquals(1, report.publicInputs());
    assertEquals(2, report.functions().size());
    SynthesisReport.FunctionRows callee = report.functions().get(1);
    assertEquals("callee", callee.name());
    assertEquals(2, callee.instances());
    assertEquals(2, callee.rowsByPart().get(Part.ASSERT_ZERO));
    assertEquals(
        report.rows() - report.rowsByPart().get(Part.LOOKUP_TABLE) - report.rowsByPart().get(Part.MASK),
        report.functions().stream().mapToInt(SynthesisReport.FunctionRows::rows).sum());
  }

  @Test
  void reportSaysWhatTheOtherWayWouldCost() {
    SynthesisReport.RangeChoice choice = Trial.of(PROGRAM, Trial.BITS).circuit().report().ranges();
    assertEquals(RangeStrategy.BITS, choice.chosen());
    assertEquals(1, choice.numbers(), "witness 0 has 4 bits as an operand, so that its 16 bits follow");
    assertEquals(16, choice.bitsRows());
    assertEquals(
        Trial.of(PROGRAM, Trial.LOOKUP).circuit().r1cs().constraints()
            - Trial.of(PROGRAM, Trial.BITS).circuit().r1cs().constraints(),
        choice.lookupRows() - choice.bitsRows());
  }

  @Test
  void everyRowHasAnOriginAndTheCountsAgree() {
    for (SynthesisOptions options : List.of(Trial.BITS, Trial.LOOKUP)) {
      CompiledCircuit circuit = Trial.of(PROGRAM, options).circuit();
      Map<Part, Integer> counts = new EnumMap<>(Part.class);
      for (int row = 0; row < circuit.r1cs().constraints(); row++) {
        RowOrigin origin = circuit.describeRow(row);
        counts.merge(origin.part(), 1, Integer::sum);
        boolean ofTheWhole =
            List.of(Part.LOOKUP_TABLE, Part.MASK, Part.PUBLIC_INPUT).contains(origin.part());
        assertEquals(ofTheWhole, origin.place().isEmpty(), origin.toString());
      }
      assertEquals(circuit.report().rowsByPart(), counts);
    }
  }

  @Test
  void rowsThatDoNotExistHaveNoOrigin() {
    CompiledCircuit circuit = Trial.of(PROGRAM).circuit();
    assertThrows(IndexOutOfBoundsException.class, () -> circuit.describeRow(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> circuit.describeRow(circuit.r1cs().constraints()));
  }

  @Test
  void tooManyWitnessesAreRefused() {
    Program huge = Acir.main(1, assertZero(0, term(1, Integer.MAX_VALUE)));
    assertThrows(UnprovableOpcodeException.class, () -> Trial.of(huge));
    Program large = Acir.main(1, assertZero(0, term(1, (1 << 26) + 1)));
    UnprovableOpcodeException refused = assertThrows(UnprovableOpcodeException.class, () -> Trial.of(large));
    assertTrue(refused.getMessage().contains("2^26"), refused.getMessage());
  }
}
