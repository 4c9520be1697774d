package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.initialise;
import static dev.forge.zk.synthesis.Acir.main;
import static dev.forge.zk.synthesis.Acir.read;
import static dev.forge.zk.synthesis.Acir.term;
import static dev.forge.zk.synthesis.Acir.write;
import static dev.forge.zk.synthesis.Trial.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.FrVector;
import org.junit.jupiter.api.Test;

/** Witnesses 0, 1 and 2 are the cells. */
class MemoryTest {
  @Test
  void readGivesTheCellOfTheIndex() {
    Trial trial = Trial.of(main(4, initialise(0, 0, 1, 2), read(0, 3, 4)));
    assertEquals(3 + 1 + 3, trial.circuit().r1cs().constraints());
    for (int i = 0; i < 3; i++) {
      trial.assertAccepts(trial.solve(fr(10), fr(20), fr(30), fr(i)));
      trial.assertAccepts(claim(fr(10), fr(20), fr(30), fr(i), fr(10 + 10 * i)));
      trial.assertRefuses(Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(i), fr(11 + 10 * i)));
      trial.assertRefuses(Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(i), fr(10 + 10 * ((i + 1) % 3))));
    }
  }

  @Test
  void indexOutOfBoundsIsRefused() {
    Trial reading = Trial.of(main(4, initialise(0, 0, 1, 2), read(0, 3, 4)));
    Trial writing = Trial.of(main(5, initialise(0, 0, 1, 2), write(0, 3, 4)));
    for (int index : new int[] {3, 4, -1, 1 << 20}) {
      reading.assertRefuses(Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(index), fr(10)));
      reading.assertRefuses(Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(index), fr(0)));
      writing.assertRefuses(Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(index), fr(10)));
    }
  }

  /** No selectors at all let an index out of bounds pass, nor a value that is a mixture of cells. */
  @Test
  void noChoiceOfSelectorsHelps() {
    Trial trial = Trial.of(main(3, initialise(0, 0, 1), read(0, 2, 3)));
    FrVector wires = trial.wires(claim(fr(10), fr(20), fr(1), fr(20)));
    assertEquals(7, wires.size());
    for (int index = -1; index < 4; index++) {
      for (int value : new int[] {0, 10, 15, 20, 30}) {
        boolean accepted = false;
        for (int i = 0; i < 49; i++) {
          wires.set(3, fr(index));
          wires.set(4, fr(value));
          wires.set(5, fr(i % 7 - 3));
          wires.set(6, fr(i / 7 - 3));
          accepted |= Trial.firstFailing(trial.circuit().r1cs(), wires).isEmpty();
        }
        assertEquals(index == 0 && value == 10 || index == 1 && value == 20, accepted, index + " " + value);
      }
    }
  }

  @Test
  void writeChangesTheCellOfTheIndexOnly() {
    // witness 3 index, 4 value, 5 index read afterwards
    Trial trial = Trial.of(main(6, initialise(0, 0, 1, 2), write(0, 3, 4), read(0, 5, 6)));
    assertEquals(4 + 3 + 4 + 3, trial.circuit().r1cs().constraints());
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        int value = i == j ? 99 : 10 + 10 * j;
        trial.assertAccepts(trial.solve(fr(10), fr(20), fr(30), fr(i), fr(99), fr(j)));
        trial.assertAccepts(claim(fr(10), fr(20), fr(30), fr(i), fr(99), fr(j), fr(value)));
        trial.assertRefuses(Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(i), fr(99), fr(j), fr(value + 1)));
        if (i == j) {
          trial.assertRefuses(
              Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(i), fr(99), fr(j), fr(10 + 10 * j)));
        }
      }
    }
  }

  @Test
  void blockThatIsNotReadAnyMoreNeedsNoNewCells() {
    assertEquals(0, Trial.of(main(3, initialise(0, 0, 1, 2))).circuit().r1cs().constraints());
    assertEquals(4, Trial.of(main(5, initialise(0, 0, 1, 2), write(0, 3, 4))).circuit().r1cs().constraints());
    assertEquals(
        4 + 3, Trial.of(main(5, initialise(0, 0, 1, 2), read(0, 3, 5), write(0, 3, 4))).circuit().r1cs().constraints());
  }

  @Test
  void selectorsOfAnIndexServeAllBlocksOfALength() {
    Trial trial = Trial.of(main(7, initialise(0, 0, 1, 2), initialise(1, 3, 4, 5), read(0, 6, 7), read(1, 6, 8)));
    assertEquals(4 + 3 + 3, trial.circuit().r1cs().constraints());
    trial.assertAccepts(trial.solve(fr(1), fr(2), fr(3), fr(4), fr(5), fr(6), fr(2)));
    trial.assertRefuses(claim(fr(1), fr(2), fr(3), fr(4), fr(5), fr(6), fr(2), fr(3), fr(5)));
  }

  @Test
  void indexFixedByAConstraintNeedsNoSelectors() {
    Trial trial = Trial.of(main(
        4, initialise(0, 0, 1, 2), assertZero(-2, term(1, 4)), write(0, 4, 3), read(0, 4, 5), assertZero(0, term(3, 6)),
        read(0, 6, 7)));
    assertEquals(2, trial.rows(Part.ASSERT_ZERO));
    assertEquals(2, trial.rows(Part.MEMORY));
    trial.assertAccepts(trial.solve(fr(10), fr(20), fr(30), fr(99)));
    trial.assertAccepts(claim(fr(10), fr(20), fr(30), fr(99), fr(2), fr(99), fr(0), fr(10)));
    trial.assertRefuses(Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(99), fr(2), fr(30), fr(0), fr(10)));
    trial.assertRefuses(Part.ASSERT_ZERO, claim(fr(10), fr(20), fr(30), fr(99), fr(1), fr(99), fr(0), fr(10)));
  }

  @Test
  void constantIndexOutOfBoundsIsUnsatisfiable() {
    Trial trial = Trial.of(main(3, initialise(0, 0, 1, 2), assertZero(-3, term(1, 3)), read(0, 3, 4)));
    trial.assertRefuses(Part.MEMORY, claim(fr(10), fr(20), fr(30), fr(3), fr(0)));
  }

  @Test
  void emptyBlockCannotBeRead() {
    Trial trial = Trial.of(main(1, initialise(0), read(0, 0, 1)));
    trial.assertRefuses(Part.MEMORY, claim(fr(0), fr(0)));
  }

  @Test
  void malformedMemoryIsRefusedWhenCompiled() {
    assertThrows(UnprovableOpcodeException.class, () -> Trial.of(main(1, read(0, 0, 1))));
    UnprovableOpcodeException twice = assertThrows(
        UnprovableOpcodeException.class, () -> Trial.of(main(1, initialise(0, 0), initialise(0, 0))));
    assertTrue(twice.getMessage().contains("MemoryInit at opcode 1 of function main"), twice.getMessage());
  }
}
