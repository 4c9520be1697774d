package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.and;
import static dev.forge.zk.synthesis.Acir.constant;
import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.main;
import static dev.forge.zk.synthesis.Acir.range;
import static dev.forge.zk.synthesis.Acir.witness;
import static dev.forge.zk.synthesis.Acir.xor;
import static dev.forge.zk.synthesis.Trial.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitwiseTest {
  private static BigInteger random(SplittableRandom random, int bits) {
    byte[] bytes = new byte[40];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes).mod(BigInteger.TWO.pow(bits));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 32, 64, 128, 253})
  void resultsAreThoseOfTheIntegers(int bits) {
    Trial and = Trial.of(main(2, and(0, 1, bits, 2)));
    Trial xor = Trial.of(main(2, xor(0, 1, bits, 2)));
    SplittableRandom random = new SplittableRandom(bits);
    for (int i = 0; i < 5; i++) {
      BigInteger a = i == 0 ? BigInteger.TWO.pow(bits).subtract(BigInteger.ONE) : random(random, bits);
      BigInteger b = i == 1 ? BigInteger.ZERO : random(random, bits);
      Fr x = Fr.reduce(a);
      Fr y = Fr.reduce(b);
      and.assertAccepts(claim(x, y, Fr.reduce(a.and(b))));
      xor.assertAccepts(claim(x, y, Fr.reduce(a.xor(b))));
      and.assertRefuses(Part.BITWISE, claim(x, y, Fr.reduce(a.and(b)).add(Fr.ONE)));
      xor.assertRefuses(Part.BITWISE, claim(x, y, Fr.reduce(a.xor(b)).add(Fr.ONE)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64, 252})
  void operandsThatAreTooWideAreRefused(int bits) {
    Fr wide = Fr.reduce(BigInteger.TWO.pow(bits));
    Trial and = Trial.of(main(2, and(0, 1, bits, 2)));
    Trial xor = Trial.of(main(2, xor(0, 1, bits, 2)));
    and.assertRefuses(Part.RANGE, claim(wide, Fr.ONE, Fr.ZERO));
    and.assertRefuses(Part.RANGE, claim(Fr.ONE, wide, Fr.ZERO));
    xor.assertRefuses(Part.RANGE, claim(wide, Fr.ONE, wide.add(Fr.ONE)));
    xor.assertRefuses(Part.RANGE, claim(Fr.ONE, fr(-1), fr(-2)));
  }

  @Test
  void twoOperandsCostTheirBitsAndARowForEachBit() {
    assertEquals(2 * 33 + 32, Trial.of(main(2, and(0, 1, 32, 2))).circuit().r1cs().constraints());
    assertEquals(2 * 33 + 32, Trial.of(main(2, xor(0, 1, 32, 2))).circuit().r1cs().constraints());
    assertEquals(3, Trial.of(main(2, and(0, 1, 1, 2))).circuit().r1cs().constraints());
  }

  @Test
  void bitsOfAnOperandAreMadeOnce() {
    Trial trial = Trial.of(main(2, and(0, 1, 8, 2), xor(0, 1, 8, 3), range(0, 8), range(1, 16), and(2, 3, 8, 4)));
    assertEquals(4 * 9 + 3 * 8, trial.circuit().r1cs().constraints());
    trial.assertAccepts(trial.solve(fr(0xa5), fr(0x3c)));
  }

  @Test
  void resultIsBoundedWithoutARange() {
    assertEquals(2 * 9 + 8, Trial.of(main(2, and(0, 1, 8, 2), range(2, 8))).circuit().r1cs().constraints());
    assertEquals(2 * 9 + 8 + 7, Trial.of(main(2, xor(0, 1, 8, 2), range(2, 7))).circuit().r1cs().constraints());
  }

  @Test
  void tighterRangeMakesAnOperandShorter() {
    Trial trial = Trial.of(main(2, range(0, 4), and(0, 1, 8, 2)));
    assertEquals(5 + 9 + 8, trial.circuit().r1cs().constraints());
    trial.assertAccepts(claim(fr(15), fr(0xf6), fr(6)));
    trial.assertRefuses(Part.RANGE, claim(fr(16), fr(0xf6), fr(16)));
  }

  @Test
  void constantOperandsCostNoProducts() {
    Trial and = Trial.of(main(1, new BlackBox.And(witness(0), constant(0x0f), 8, 1)));
    Trial xor = Trial.of(main(1, new BlackBox.Xor(constant(0xff), witness(0), 8, 1)));
    assertEquals(9 + 1, and.circuit().r1cs().constraints());
    assertEquals(9 + 1, xor.circuit().r1cs().constraints());
    and.assertAccepts(claim(fr(0xab), fr(0x0b)));
    xor.assertAccepts(claim(fr(0xab), fr(0x54)));
    and.assertRefuses(Part.BITWISE, claim(fr(0xab), fr(0xab)));
    xor.assertRefuses(Part.BITWISE, claim(fr(0xab), fr(0xab)));
    xor.assertRefuses(Part.RANGE, claim(fr(0x1ab), fr(0x154)));
  }

  @Test
  void constantsAreComputed() {
    Trial trial = Trial.of(main(0, new BlackBox.Xor(constant(12), constant(10), 4, 0)));
    assertEquals(1, trial.circuit().r1cs().constraints());
    trial.assertAccepts(claim(fr(6)));
    trial.assertRefuses(Part.BITWISE, claim(fr(7)));
    Trial wide = Trial.of(main(1, new BlackBox.And(witness(0), constant(16), 4, 1)));
    wide.assertRefuses(Part.BITWISE, claim(fr(0), fr(0)));
  }

  @Test
  void sameOperandTwiceNeedsNoBits() {
    Trial and = Trial.of(main(1, and(0, 0, 8, 1)));
    Trial xor = Trial.of(main(1, xor(0, 0, 8, 1)));
    and.assertAccepts(claim(fr(200), fr(200)));
    and.assertRefuses(claim(fr(256), fr(256)));
    xor.assertAccepts(claim(fr(200), fr(0)));
    xor.assertRefuses(claim(fr(200), fr(1)));
    xor.assertRefuses(claim(fr(256), fr(0)));
    assertEquals(9, and.circuit().r1cs().constraints());
  }

  @Test
  void widthsWithoutUniqueBitsAreRefusedWhenCompiled() {
    UnprovableOpcodeException refused =
        assertThrows(UnprovableOpcodeException.class, () -> Trial.of(main(2, and(0, 1, 254, 2))));
    assertEquals("AND", refused.opcodeName());
    assertThrows(UnprovableOpcodeException.class, () -> Trial.of(main(2, xor(0, 1, 256, 2))));
  }
}
