package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.main;
import static dev.forge.zk.synthesis.Acir.product;
import static dev.forge.zk.synthesis.Acir.term;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.zk.acir.Opcode;
import dev.forge.zk.field.Fr;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssertZeroTest {
  private static int rows(Opcode opcode) {
    Trial trial = Trial.of(main(12, opcode));
    return trial.circuit().r1cs().constraints();
  }

  @Test
  void productCostsOneRow() {
    assertEquals(1, rows(assertZero(5, product(3, 0, 1), term(2, 2), term(-1, 3))));
    assertEquals(1, rows(assertZero(0, product(-1, 0, 0), term(1, 1))));
  }

  @Test
  void linearExpressionCostsOneRow() {
    assertEquals(1, rows(assertZero(5, term(2, 0), term(-1, 3))));
  }

  @Test
  void productsWithACommonWitnessCostOneRow() {
    assertEquals(1, rows(assertZero(-1, product(1, 0, 11), product(1, 1, 11), product(5, 2, 11), product(1, 11, 11))));
  }

  @Test
  void writtenOutProductOfSumsCostsOneRow() {
    assertEquals(1, rows(assertZero(1, product(1, 0, 2), product(1, 0, 3), product(1, 1, 2), product(1, 1, 3))));
    assertEquals(1, rows(assertZero(1, product(2, 0, 2), product(4, 0, 3), product(1, 1, 2), product(2, 1, 3))));
  }

  @Test
  void writtenOutSquareCostsOneRow() {
    assertEquals(1, rows(assertZero(0, product(1, 0, 0), product(2, 0, 1), product(1, 1, 1), term(-1, 2))));
  }

  @Test
  void unrelatedProductsCostARowEach() {
    assertEquals(3, rows(assertZero(0, product(1, 0, 1), product(1, 2, 3), product(1, 4, 5), term(-1, 6))));
  }

  @Test
  void innerProductCostsARowForEachFactor() {
    Record[] products =
        IntStream.range(0, 500).mapToObj(i -> product(i + 1, 2 * i, 2 * i + 1)).toArray(Record[]::new);
    assertEquals(500, Trial.of(main(1000, assertZero(1, products))).circuit().r1cs().constraints());
  }

  @Test
  void trueExpressionCostsNothing() {
    assertEquals(0, rows(assertZero(0)));
    assertEquals(0, rows(assertZero(0, term(3, 0), term(-3, 0))));
    assertEquals(0, rows(assertZero(0, product(1, 0, 1), product(-1, 1, 0))));
    assertEquals(0, rows(assertZero(0, product(0, 0, 1), term(0, 3))));
  }

  @Test
  void contradictionIsARowThatNothingSatisfies() {
    Trial trial = Trial.of(main(1, assertZero(3)));
    assertEquals(1, trial.circuit().r1cs().constraints());
    trial.assertRefuses(Part.ASSERT_ZERO, Trial.claim(Fr.ONE));
  }

  @Test
  void squareMinusWitnessIsARangeOfOneBit() {
    Trial trial = Trial.of(main(1, assertZero(0, product(2, 0, 0), term(-2, 0)), Acir.range(0, 1)));
    assertEquals(1, trial.rows(Part.RANGE));
    assertEquals(0, trial.rows(Part.ASSERT_ZERO));
    trial.assertAccepts(Trial.claim(Fr.ONE));
    trial.assertAccepts(Trial.claim(Fr.ZERO));
    trial.assertRefuses(Part.RANGE, Trial.claim(fr(2)));
    trial.assertRefuses(Part.RANGE, Trial.claim(fr(-1)));
  }

  @Test
  void eachFailingExpressionIsFoundAtItsOwnRow() {
    Trial trial = Trial.of(main(
        3, assertZero(-6, product(1, 0, 1)), assertZero(-5, term(1, 0), term(1, 1)), assertZero(-1, term(1, 2))));
    trial.assertAccepts(Trial.claim(fr(2), fr(3), fr(1)));
    int row = trial.firstFailing(Trial.claim(fr(1), fr(6), fr(1))).getAsInt();
    assertEquals(1, trial.circuit().describeRow(row).place().orElseThrow().opcode());
    assertEquals("main", trial.circuit().describeRow(row).place().orElseThrow().functionName());
  }
}
