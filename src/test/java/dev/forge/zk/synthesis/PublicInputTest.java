package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.call;
import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.function;
import static dev.forge.zk.synthesis.Acir.product;
import static dev.forge.zk.synthesis.Acir.program;
import static dev.forge.zk.synthesis.Acir.term;
import static dev.forge.zk.synthesis.Trial.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicInputTest {
  private static Circuit main(List<Integer> publicParameters, List<Integer> returnValues, Opcode... opcodes) {
    return new Circuit("main", List.of(opcodes), List.of(), publicParameters, returnValues, List.of());
  }

  private static boolean occurs(R1cs r1cs, int wire) {
    for (SparseMatrix matrix : List.of(r1cs.left(), r1cs.right(), r1cs.output())) {
      for (int k = 0; k < matrix.terms(); k++) {
        if (matrix.wire()[k] == wire) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void parametersComeFirstThenReturnValues() {
    Trial trial = Trial.of(program(main(
        List.of(1, 3), List.of(2, 5), assertZero(0, product(1, 0, 1), term(-1, 2)),
        assertZero(0, product(1, 3, 4), term(-1, 5)))));
    FrVector wires = trial.wires(claim(fr(10), fr(11), fr(110), fr(13), fr(14), fr(182)));
    assertEquals(4, trial.circuit().r1cs().publicInputs());
    assertEquals(List.of(fr(1), fr(11), fr(13), fr(110), fr(182), fr(10), fr(14)),
        java.util.stream.IntStream.range(0, wires.size()).mapToObj(wires::get).toList());
    trial.assertAccepts(claim(fr(10), fr(11), fr(110), fr(13), fr(14), fr(182)));
  }

  @Test
  void unusedPublicInputHasARow() {
    Trial trial = Trial.of(program(main(List.of(0, 1, 2), List.of(), assertZero(-3, term(1, 1)))));
    assertEquals(3, trial.circuit().r1cs().constraints());
    assertEquals(2, trial.rows(Part.PUBLIC_INPUT));
    for (int wire = 1; wire < 4; wire++) {
      assertTrue(occurs(trial.circuit().r1cs(), wire), "wire " + wire);
    }
    trial.assertAccepts(claim(fr(77), fr(3), fr(-1)));
  }

  @Test
  void returnedParameterIsTwoPublicInputsThatAreEqual() {
    Trial trial = Trial.of(program(main(List.of(0), List.of(0))));
    assertEquals(2, trial.circuit().r1cs().publicInputs());
    FrVector wires = trial.wires(claim(fr(5)));
    assertTrue(Trial.firstFailing(trial.circuit().r1cs(), wires).isEmpty());
    wires.set(2, fr(6));
    assertTrue(Trial.firstFailing(trial.circuit().r1cs(), wires).isPresent());
  }

  @Test
  void publicInputsThatACallMakesOneWireStayTwo() {
    Circuit identity = function("identity", 1, List.of(0));
    Trial trial = Trial.of(program(
        main(List.of(0), List.of(1), call(1, List.of(0), List.of(1)), assertZero(0, product(1, 1, 1), term(-1, 2))),
        identity));
    assertEquals(2, trial.circuit().r1cs().publicInputs());
    WitnessStack right = new WitnessStack(List.of(
        new WitnessStack.Item(1, Trial.map(fr(4))), new WitnessStack.Item(0, Trial.map(fr(4), fr(4), fr(16)))));
    trial.assertAccepts(right);
    trial.assertRefuses(Part.PUBLIC_INPUT, Trial.changed(right, 1, 1, fr(-4)));
    FrVector wires = trial.wires(right);
    assertEquals(fr(4), wires.get(1));
    assertEquals(fr(4), wires.get(2));
    for (int wire = 1; wire < 3; wire++) {
      wires.set(wire, fr(-4));
      assertTrue(Trial.firstFailing(trial.circuit().r1cs(), wires).isPresent(), "wire " + wire);
      wires.set(wire, fr(4));
    }
  }

  @Test
  void returnValuesOfACalleeArePublicWhereMainReturnsThem() {
    Circuit square = function("square", 1, List.of(1), assertZero(0, product(1, 0, 0), term(-1, 1)));
    Trial trial = Trial.of(program(main(List.of(), List.of(1), call(1, List.of(0), List.of(1))), square));
    FrVector wires = trial.wires(trial.solve(fr(9)));
    assertEquals(2, trial.circuit().r1cs().publicWires());
    assertEquals(fr(81), wires.get(1));
    assertEquals(1, trial.circuit().r1cs().constraints());
  }

  @Test
  void emptyProgramHasNoRows() {
    Trial trial = Trial.of(program(main(List.of(), List.of())));
    assertEquals(0, trial.circuit().r1cs().constraints());
    assertEquals(1, trial.circuit().r1cs().wires());
    trial.assertAccepts(claim(new Fr[0]));
  }
}
