package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.call;
import static dev.forge.zk.synthesis.Acir.expression;
import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.function;
import static dev.forge.zk.synthesis.Acir.product;
import static dev.forge.zk.synthesis.Acir.program;
import static dev.forge.zk.synthesis.Acir.range;
import static dev.forge.zk.synthesis.Acir.term;
import static dev.forge.zk.synthesis.Trial.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.field.Fr;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest {
  /** x, y -> x * y + 5, where x has 4 bits. */
  private static final Circuit TIMES = function(
      "times", 2, List.of(2), range(0, 4), assertZero(5, product(1, 0, 1), term(-1, 2)));

  private static Circuit mainCalling(int parameters, Opcode... opcodes) {
    return function("main", parameters, List.of(), opcodes);
  }

  private static WitnessStack stack(WitnessStack.Item... items) {
    return new WitnessStack(List.of(items));
  }

  private static WitnessStack.Item item(int function, long... witnesses) {
    return new WitnessStack.Item(
        function, Trial.map(java.util.Arrays.stream(witnesses).mapToObj(Acir::fr).toArray(Fr[]::new)));
  }

  @Test
  void callThatIsAlwaysMadeCostsOnlyTheCalleesRows() {
    Trial trial = Trial.of(program(
        mainCalling(2, call(1, List.of(0, 1), List.of(2)), call(1, List.of(1, 2), List.of(3))), TIMES));
    assertEquals(2 * (4 + 1), trial.circuit().r1cs().constraints());
    assertEquals(1 + 4 + 2 * 3, trial.circuit().r1cs().wires());
    WitnessStack solved = trial.solve(fr(3), fr(4));
    trial.assertAccepts(solved);
    trial.assertRefuses(Part.ASSERT_ZERO, changed(solved, 2, 3, fr(1)));
    trial.assertRefuses(Part.RANGE, changed(solved, 2, 0, fr(16)));
  }

  @Test
  void eachCallHasWitnessesOfItsOwn() {
    Circuit square = function("square", 1, List.of(2), assertZero(0, product(1, 0, 0), term(-1, 1)),
        assertZero(1, term(1, 1), term(-1, 2)));
    Trial trial = Trial.of(program(
        mainCalling(2, call(1, List.of(0), List.of(2)), call(1, List.of(1), List.of(3))), square));
    WitnessStack solved = trial.solve(fr(3), fr(4));
    assertEquals(fr(17), solved.main().get(3));
    trial.assertAccepts(solved);
    for (int item = 0; item < 2; item++) {
      trial.assertRefuses(Part.ASSERT_ZERO, changed(solved, item, 1, fr(7)));
    }
  }

  @Test
  void calleeMayReturnItsInput() {
    Circuit identity = function("identity", 2, List.of(0, 1));
    Trial trial = Trial.of(program(
        mainCalling(2, call(1, List.of(0, 1), List.of(2, 3)), assertZero(0, product(1, 2, 3), term(-6, 0))), identity));
    trial.assertAccepts(trial.solve(fr(0), fr(8)));
    trial.assertAccepts(trial.solve(fr(5), fr(6)));
    trial.assertRefuses(stack(item(1, 5, 7), item(0, 5, 7, 5, 7)));
  }

  @Test
  void resultMayBeAWitnessThatIsUsedElsewhere() {
    Circuit identity = function("identity", 1, List.of(0));
    Trial trial = Trial.of(program(
        mainCalling(
            2, assertZero(0, product(1, 0, 0), term(-1, 2)), call(1, List.of(0), List.of(1)),
            call(1, List.of(1), List.of(3)),
            assertZero(0, product(1, 1, 3), term(-1, 2))),
        identity));
    trial.assertAccepts(trial.solve(fr(9), fr(9)));
    // main's witness 1 is the same wire as witness 0, whatever the stack says of it
    Trial tied = Trial.of(program(
        mainCalling(2, call(1, List.of(0), List.of(1)), assertZero(-3, term(1, 0)), assertZero(-4, term(1, 1))),
        identity));
    tied.assertRefuses(Part.ASSERT_ZERO, stack(item(1, 3), item(0, 3, 4)));
    tied.assertRefuses(Part.ASSERT_ZERO, stack(item(1, 4), item(0, 3, 4)));
  }

  @Test
  void bothOutputsMayGoToOneWitness() {
    Circuit pair = function("pair", 2, List.of(2, 3), assertZero(0, product(1, 0, 0), term(-1, 2)),
        assertZero(0, product(1, 1, 1), term(-1, 3)));
    Trial trial = Trial.of(program(mainCalling(2, call(1, List.of(0, 1), List.of(2, 2))), pair));
    trial.assertAccepts(trial.solve(fr(3), fr(-3)));
    trial.assertRefuses(stack(item(1, 3, 4, 9, 16), item(0, 3, 4, 9)));
    trial.assertRefuses(stack(item(1, 3, 4, 9, 16), item(0, 3, 4, 16)));
  }

  @Test
  void sameArgumentTwiceMergesTheTermsOfARow() {
    Circuit difference =
        function("difference", 3, List.of(3), assertZero(0, term(1, 0), term(-1, 1), term(1, 2), term(-1, 3)));
    Trial trial = Trial.of(program(mainCalling(2, call(1, List.of(0, 0, 1), List.of(2))), difference));
    assertEquals(2 + 1, trial.circuit().report().terms());
    trial.assertAccepts(trial.solve(fr(3), fr(4)));
    trial.assertRefuses(stack(item(1, 3, 3, 4, 5), item(0, 3, 4, 5)));
  }

  private static Trial conditional(Expression predicate) {
    return Trial.of(program(mainCalling(3, call(1, List.of(0, 1), List.of(3), predicate)), TIMES));
  }

  @Test
  void takenConditionalCallIsEnforced() {
    Trial trial = conditional(expression(0, term(1, 2)));
    WitnessStack solved = trial.solve(fr(3), fr(4), fr(1));
    assertEquals(fr(17), solved.main().get(3));
    trial.assertAccepts(solved);
    assertEquals(3, trial.rows(Part.CALL));
    trial.assertRefuses(Part.CALL, changed(solved, 1, 3, fr(18)));
    trial.assertRefuses(Part.CALL, changed(solved, 0, 2, fr(18)));
    trial.assertRefuses(Part.ASSERT_ZERO, changed(changed(solved, 0, 2, fr(18)), 1, 3, fr(18)));
    trial.assertRefuses(Part.CALL, changed(solved, 0, 0, fr(4)));
    trial.assertRefuses(Part.CALL, changed(solved, 1, 0, fr(2)));
    trial.assertRefuses(Part.CALL, stack(item(1, 3, 5, 20), item(0, 3, 4, 1, 20)));
    trial.assertRefuses(Part.RANGE, stack(item(1, 16, 4, 69), item(0, 16, 4, 1, 69)));
    trial.assertRefuses(stack(item(0, 3, 4, 1, 0)));
    trial.assertRefuses(stack(item(0, 3, 4, 1, 17)));
  }

  @Test
  void skippedCallIsSatisfiedWhateverItsInputs() {
    Trial trial = conditional(expression(0, term(1, 2)));
    WitnessStack solved = trial.solve(fr(1000), fr(4), fr(0));
    assertEquals(1, solved.items().size());
    trial.assertAccepts(solved);
    trial.assertRefuses(Part.CALL, changed(solved, 0, 3, fr(1)));
    trial.assertRefuses(Part.CALL, changed(solved, 0, 3, fr(4005)));
  }

  @Test
  void predicateIsABit() {
    Trial trial = conditional(expression(0, term(1, 2)));
    trial.assertRefuses(Part.RANGE, stack(item(1, 3, 4, 17), item(0, 3, 4, 2, 34)));
    trial.assertRefuses(Part.RANGE, stack(item(0, 3, 4, 2, 0)));
    Trial sum = conditional(expression(1, term(-1, 2)));
    sum.assertAccepts(sum.solve(fr(3), fr(4), fr(0)));
    sum.assertAccepts(sum.solve(fr(300), fr(4), fr(1)));
    sum.assertRefuses(Part.CALL, stack(item(0, 3, 4, 2, 0)));
    Trial quadratic = conditional(expression(0, product(1, 2, 2), term(1, 2)));
    quadratic.assertAccepts(quadratic.solve(fr(3), fr(4), fr(0)));
    quadratic.assertRefuses(Part.CALL, stack(item(1, 3, 4, 17), item(0, 3, 4, 1, 34)));
  }

  @Test
  void constantPredicates() {
    Trial never = conditional(expression(0));
    assertEquals(1, never.circuit().r1cs().constraints());
    never.assertAccepts(never.solve(fr(1000), fr(4), fr(0)));
    never.assertRefuses(Part.CALL, stack(item(0, 3, 4, 0, 17)));
    Trial twice = conditional(expression(2));
    twice.assertRefuses(Part.CALL, stack(item(0, 3, 4, 0, 0)));
    assertEquals(5, conditional(expression(1)).circuit().r1cs().constraints());
  }

  /** outer(x, p) = if p { times(x, x) } else { 0 } + 7, called if q. */
  private static Trial nested() {
    Circuit outer = function(
        "outer", 2, List.of(3), call(2, List.of(0, 0), List.of(2), expression(1, term(-1, 1))),
        assertZero(7, term(1, 2), term(-1, 3)));
    return Trial.of(program(
        mainCalling(3, call(1, List.of(0, 1), List.of(3), expression(0, term(1, 2)))), outer, TIMES));
  }

  @Test
  void nestedConditionalCallsAreTakenOrSkipped() {
    Trial trial = nested();
    WitnessStack both = trial.solve(fr(3), fr(0), fr(1));
    assertEquals(fr(9 + 5 + 7), both.main().get(3));
    assertEquals(3, both.items().size());
    trial.assertAccepts(both);
    WitnessStack outerOnly = trial.solve(fr(300), fr(1), fr(1));
    assertEquals(fr(7), outerOnly.main().get(3));
    trial.assertAccepts(outerOnly);
    trial.assertAccepts(trial.solve(fr(300), fr(0), fr(0)));
    trial.assertAccepts(trial.solve(fr(300), fr(5), fr(0)));
    trial.assertRefuses(changed(both, 0, 2, fr(15)));
    trial.assertRefuses(changed(both, 1, 3, fr(20)));
    trial.assertRefuses(changed(both, 2, 3, fr(20)));
    trial.assertRefuses(changed(outerOnly, 0, 2, fr(1)));
  }

  @Test
  void everyGadgetIsSatisfiedInASkippedCall() {
    Circuit gadgets = function(
        "gadgets", 3, List.of(4, 5),
        range(0, 20), Acir.and(0, 1, 8, 3),
        new BlackBox.Xor(Acir.constant(0xf0), Acir.witness(0), 8, 4),
        Acir.initialise(0, 0, 1, 2), Acir.read(0, 3, 5), Acir.write(0, 3, 1), Acir.read(0, 2, 6),
        new BlackBox.Poseidon2Permutation(
            List.of(Acir.witness(0), Acir.witness(1), Acir.constant(0), Acir.constant(9)), List.of(7, 8, 9, 10)),
        assertZero(-12, term(1, 11)), assertZero(3, product(2, 0, 1), product(1, 2, 3), term(-1, 12)),
        assertZero(0, term(1, 0), term(-1, 13), term(5, 11)));
    for (SynthesisOptions options : List.of(Trial.BITS, Trial.LOOKUP)) {
      Trial trial = Trial.of(program(
          mainCalling(4, call(1, List.of(0, 1, 2), List.of(4, 5), expression(0, term(1, 3)))), gadgets), options);
      trial.assertAccepts(trial.solve(fr(3), fr(5), fr(2), fr(1)));
      trial.assertAccepts(trial.solve(fr(3), fr(5), fr(2), fr(0)));
      trial.assertAccepts(trial.solve(fr(-3), fr(5000), fr(2), fr(0)));
      trial.assertRefuses(Part.CALL, stack(item(0, 3, 5, 2, 0, 1, 0)));
    }
  }

  @Test
  void unsatisfiableCalleeCanOnlyBeSkipped() {
    Circuit never = function("never", 0, List.of(), assertZero(1));
    Trial trial = Trial.of(program(
        mainCalling(1, call(1, List.of(), List.of(), expression(0, term(1, 0)))), never));
    trial.assertAccepts(stack(item(0, 0)));
    trial.assertRefuses(Part.ASSERT_ZERO, stack(new WitnessStack.Item(1, Trial.map()), item(0, 1)));
  }

  @Test
  void functionThatCallsItselfIsRefusedWhenCompiled() {
    Circuit loop = function("loop", 1, List.of(), call(1, List.of(0), List.of(), expression(0, term(1, 0))));
    UnprovableOpcodeException refused = assertThrows(
        UnprovableOpcodeException.class, () -> Trial.of(program(mainCalling(1, call(1, List.of(0), List.of())), loop)));
    assertEquals("Call", refused.opcodeName());
    assertThrows(UnprovableOpcodeException.class,
        () -> Trial.of(program(mainCalling(1, call(0, List.of(0), List.of())))));
    assertThrows(UnprovableOpcodeException.class,
        () -> Trial.of(program(mainCalling(1, call(7, List.of(0), List.of())))));
  }

  @Test
  void circuitOfTooManyRowsIsRefusedWhenCompiled() {
    Circuit[] functions = new Circuit[40];
    functions[0] = mainCalling(1, call(1, List.of(0), List.of()));
    for (int i = 1; i < 39; i++) {
      functions[i] =
          function("double" + i, 1, List.of(), call(i + 1, List.of(0), List.of()), call(i + 1, List.of(0), List.of()));
    }
    functions[39] = function("leaf", 1, List.of(), assertZero(0, product(1, 0, 0)));
    UnprovableOpcodeException refused =
        assertThrows(UnprovableOpcodeException.class, () -> Trial.of(program(functions)));
    assertTrue(refused.getMessage().contains("rows"), refused.getMessage());
  }

  @Test
  void stackWithoutMainIsRefused() {
    Trial trial = conditional(expression(1));
    assertThrows(IllegalArgumentException.class, () -> trial.circuit().assign(stack()));
    assertThrows(IllegalArgumentException.class, () -> trial.circuit().assign(stack(item(1, 1, 2, 3))));
  }
}
