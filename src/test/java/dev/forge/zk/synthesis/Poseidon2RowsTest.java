package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.constant;
import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.main;
import static dev.forge.zk.synthesis.Acir.witness;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Input;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.poseidon2.Poseidon2;
import java.util.List;
import org.junit.jupiter.api.Test;

class Poseidon2RowsTest {
  private static final Trial TRIAL =
      Trial.of(main(4, permutation(witness(0), witness(1), witness(2), witness(3), 4)));

  private static BlackBox permutation(Input a, Input b, Input c, Input d, int output) {
    return new BlackBox.Poseidon2Permutation(
        List.of(a, b, c, d), List.of(output, output + 1, output + 2, output + 3));
  }

  private static Fr[] witnesses(Fr... inputs) {
    FrVector state = FrVector.of(inputs);
    Poseidon2.permute(state);
    Fr[] all = java.util.Arrays.copyOf(inputs, 8);
    for (int i = 0; i < 4; i++) {
      all[4 + i] = state.get(i);
    }
    return all;
  }

  @Test
  void permutationCosts267Rows() {
    assertEquals(3 * (8 * 4 + 56) + 3, TRIAL.circuit().r1cs().constraints());
    assertEquals(1 + 8 + 263, TRIAL.circuit().r1cs().wires());
    assertTrue(TRIAL.circuit().report().terms() < 4600, "terms " + TRIAL.circuit().report().terms());
  }

  @Test
  void permutationIsThatOfTheSolver() {
    TRIAL.assertAccepts(Trial.claim(witnesses(fr(0), fr(1), fr(2), fr(3))));
    TRIAL.assertAccepts(Trial.claim(witnesses(fr(0), fr(0), fr(0), fr(0))));
    TRIAL.assertAccepts(TRIAL.solve(fr(-1), fr(-2), fr(1L << 62), fr(4)));
  }

  @Test
  void changedInputOrOutputIsRefused() {
    for (int i = 0; i < 8; i++) {
      Fr[] values = witnesses(fr(5), fr(6), fr(7), fr(8));
      values[i] = values[i].add(Fr.ONE);
      TRIAL.assertRefuses(Part.POSEIDON2, Trial.claim(values));
    }
  }

  @Test
  void eachInternalWireIsDetermined() {
    FrVector wires = TRIAL.wires(Trial.claim(witnesses(fr(5), fr(6), fr(7), fr(8))));
    for (int wire = 1; wire < wires.size(); wire++) {
      Fr right = wires.get(wire);
      wires.set(wire, right.add(Fr.ONE));
      assertTrue(Trial.firstFailing(TRIAL.circuit().r1cs(), wires).isPresent(), "wire " + wire);
      wires.set(wire, right);
    }
  }

  @Test
  void constantsAreInputsToo() {
    Trial trial = Trial.of(main(1, permutation(witness(0), constant(0), witness(0), constant(1L << 40), 1)));
    assertEquals(267, trial.circuit().r1cs().constraints());
    trial.assertAccepts(trial.solve(fr(77)));
    Fr[] all = witnesses(fr(77), fr(0), fr(77), fr(1L << 40));
    trial.assertAccepts(Trial.claim(fr(77), all[4], all[5], all[6], all[7]));
    trial.assertRefuses(Trial.claim(fr(78), all[4], all[5], all[6], all[7]));
  }

  @Test
  void permutationOfConstantsIsComputed() {
    Trial trial = Trial.of(main(0, permutation(constant(1), constant(2), constant(3), constant(4), 0)));
    assertEquals(4, trial.circuit().r1cs().constraints());
    trial.assertAccepts(trial.solve());
    trial.assertRefuses(Part.POSEIDON2, Trial.claim(fr(1), fr(2), fr(3), fr(4)));
  }

  @Test
  void otherSizesAreRefusedWhenCompiled() {
    BlackBox three = new BlackBox.Poseidon2Permutation(List.of(witness(0), witness(1), witness(2)), List.of(3, 4, 5));
    assertThrows(UnprovableOpcodeException.class, () -> Trial.of(main(3, three)));
  }
}
