package dev.forge.zk.acir;

import static dev.forge.fixtures.AcirPrograms.brillig;
import static dev.forge.fixtures.AcirPrograms.call;
import static dev.forge.fixtures.AcirPrograms.circuit;
import static dev.forge.fixtures.AcirPrograms.execute;
import static dev.forge.fixtures.AcirPrograms.failure;
import static dev.forge.fixtures.AcirPrograms.fr;
import static dev.forge.fixtures.AcirPrograms.message;
import static dev.forge.fixtures.AcirPrograms.one;
import static dev.forge.fixtures.AcirPrograms.program;
import static dev.forge.fixtures.AcirPrograms.solve;
import static dev.forge.fixtures.AcirPrograms.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.AcirPrograms;
import dev.forge.zk.acir.AcvmOutcome.OpcodeLocation;
import dev.forge.zk.brillig.Address;
import dev.forge.zk.brillig.BitSize;
import dev.forge.zk.brillig.BrilligFunction;
import dev.forge.zk.brillig.BrilligLimits;
import dev.forge.zk.brillig.BrilligOpcode;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.brillig.HeapVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest {
  private static final Circuit PRODUCT = circuit(List.of(sum(0).plus(1, 0, 1).plus(-1, 2).isZero()), List.of(2));

  @Test
  void eachCallLeavesItsWitnessesBeforeItsCallers() {
    Circuit outer =
        circuit(List.of(call(2, List.of(0, 1), List.of(2)), call(2, List.of(2, 2), List.of(3))), List.of(3));
    Program program = program(circuit(List.of(call(1, List.of(0, 1), List.of(2))), List.of(2)), outer, PRODUCT);
    var solved = assertInstanceOf(AcvmOutcome.Solved.class, execute(program, 2, 3));
    assertEquals(List.of(2, 2, 1, 0), solved.witnesses().items().stream().map(WitnessStack.Item::function).toList());
    assertEquals(fr(36), solved.witnesses().main().get(2));
    assertEquals(fr(6), solved.witnesses().items().get(1).witnesses().get(0));
  }

  @Test
  void aSkippedCallGivesZerosAndLeavesNothing() {
    Opcode skipped = new Opcode.Call(1, List.of(0, 1), List.of(2), sum(0).plus(1, 1).expression());
    var solved = assertInstanceOf(AcvmOutcome.Solved.class,
        execute(program(circuit(List.of(skipped), List.of()), PRODUCT), 2, 0));
    assertEquals(1, solved.witnesses().items().size());
    assertTrue(solved.witnesses().main().isAssigned(2));
    assertEquals(fr(0), solved.witnesses().main().get(2));
  }

  @Test
  void predicatesAreZeroOrOne() {
    Opcode call = new Opcode.Call(1, List.of(0, 1), List.of(2), sum(-4).expression());
    assertEquals(
        "(--pedantic): Predicates are expected to be 0 or 1, but found: -4",
        failure(program(circuit(List.of(call), List.of()), PRODUCT), 2, 3));
    assertEquals(
        "(--pedantic): Predicates are expected to be 0 or 1, but found: 2",
        failure(brillig(List.of(new BrilligOpcode.Return()), sum(2).expression(), List.of()), 2, 3));
  }

  @Test
  void aFailureWithinACallNamesTheWholeWay() {
    Circuit failing = circuit(List.of(sum(0).isZero(), sum(1).isZero()), List.of(), message(1, 77));
    Program program = program(circuit(List.of(sum(0).isZero(), call(1, List.of(0, 1), List.of())), List.of()), failing);
    var failed = assertInstanceOf(AcvmOutcome.AssertionFailed.class, execute(program, 2, 3));
    assertEquals(List.of(new OpcodeLocation(0, 1), new OpcodeLocation(1, 1)), failed.callStack());
    assertEquals(77, failed.payload().orElseThrow().selector());
  }

  @Test
  void malformedCallsAreFailures() {
    assertEquals("Attempted to call `main` with a `Call` opcode",
        failure(program(call(0, List.of(), List.of())), 2, 3));
    assertEquals(
        "1 result values were provided for 2 call output witnesses, most likely due to bad ACIR codegen",
        failure(program(circuit(List.of(call(1, List.of(0, 1), List.of(2, 3))), List.of()), PRODUCT), 2, 3));
    assertEquals(
        "Failed to read from solved witness of ACIR call at witness 5",
        failure(program(circuit(List.of(call(1, List.of(0), List.of(2))), List.of()), circuit(List.of(), List.of(5))),
            2, 3));
  }

  @Test
  void unconstrainedResultsMustMatchTheOutputs() {
    List<BrilligOpcode> body = returning(1);
    assertEquals(fr(9), solve(brillig(body, one(), List.of(4)), 2, 3).get(4));
    assertEquals(
        "Brillig function 0 returned data inconsistent with its call outputs",
        failure(brillig(body, one(), List.of(4, 5)), 2, 3));
    assertEquals("Cannot satisfy constraint", failure(brillig(body, one(), List.of(0)), 2, 3));
    assertEquals(fr(0), solve(brillig(body, sum(0).expression(), List.of(4, 5)), 2, 3).get(5));
  }

  @Test
  void callsThatMultiplyReachALimit() {
    List<Circuit> functions = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      functions.add(circuit(List.of(call(i, List.of(0, 1), List.of()), call(i, List.of(0, 1), List.of())), List.of()));
    }
    functions.add(circuit(List.of(), List.of()));
    Acvm acvm = Acvm.prepare(new Program(functions, List.of()));
    AcvmLimits limits = new AcvmLimits(256, 100_000, 1 << 30, BrilligLimits.DEFAULT);
    var outcome = acvm.execute(new WitnessMap(2), ForeignCallHandler.NONE, limits);
    assertInstanceOf(AcvmOutcome.Failed.class, outcome);
    var inputs = new WitnessMap(2);
    inputs.set(0, fr(1));
    inputs.set(1, fr(1));
    assertInstanceOf(AcvmOutcome.LimitReached.class, acvm.execute(inputs, ForeignCallHandler.NONE, limits));
  }

  @Test
  void callsThatNeverEndReachALimit() {
    Circuit endless = circuit(List.of(call(1, List.of(0, 1), List.of())), List.of());
    var outcome = execute(program(endless, endless), 2, 3);
    var reached = assertInstanceOf(AcvmOutcome.LimitReached.class, outcome);
    assertEquals(AcvmLimits.DEFAULT.callDepth(), reached.callStack().size());
  }

  @Test
  void unconstrainedCodeIsLimitedAsAWhole() {
    Opcode call = new Opcode.BrilligCall(0, List.of(), List.of(new Opcode.BrilligOutput.Simple(4)), one());
    Program program =
        new Program(
            List.of(circuit(Collections.nCopies(100, call), List.of())),
            List.of(new BrilligFunction("hint", returning(1))));
    Acvm acvm = Acvm.prepare(program);
    WitnessMap inputs = AcirPrograms.inputs(1, 1);
    var few = new AcvmLimits(256, 1 << 20, 1 << 20, new BrilligLimits(300, 1 << 10));
    assertInstanceOf(AcvmOutcome.LimitReached.class, acvm.execute(inputs, ForeignCallHandler.NONE, few));
    var enough = new AcvmLimits(256, 1 << 20, 1 << 20, new BrilligLimits(1000, 1 << 10));
    assertInstanceOf(AcvmOutcome.Solved.class, acvm.execute(inputs, ForeignCallHandler.NONE, enough));
  }

  /** Returns the values 9, 10, ... of so many cells. */
  private static List<BrilligOpcode> returning(int count) {
    List<BrilligOpcode> body = new ArrayList<>();
    body.add(new BrilligOpcode.Const(new Address.Direct(3), BitSize.U32, fr(10)));
    body.add(new BrilligOpcode.Const(new Address.Direct(4), BitSize.U32, fr(count)));
    for (int i = 0; i < count; i++) {
      body.add(new BrilligOpcode.Const(new Address.Direct(10 + i), BitSize.U8, fr(9 + i)));
    }
    body.add(new BrilligOpcode.Stop(new HeapVector(new Address.Direct(3), new Address.Direct(4))));
    return body;
  }
}
