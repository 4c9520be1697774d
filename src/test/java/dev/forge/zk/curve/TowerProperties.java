package dev.forge.zk.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.PackedField;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fp2, Fp6 and Fp12 are fields, and their shortcuts agree with the long way. */
class TowerProperties {
  private static final int ROUNDS = 1_000;
  private final CurveElements elements = new CurveElements();
  private final Fp12Arithmetic f = new Fp12Arithmetic();

  @Test
  void fp2ProductIsTheDefinition() {
    for (int i = 0; i < ROUNDS; i++) {
      Fp2 a = elements.fp2();
      Fp2 b = elements.fp2();
      Fp real = a.real().multiply(b.real()).subtract(a.imaginary().multiply(b.imaginary()));
      Fp imaginary = a.real().multiply(b.imaginary()).add(a.imaginary().multiply(b.real()));
      assertEquals(Fp2.of(real, imaginary), a.multiply(b), elements.toString());
    }
  }

  @Test
  void fp6ProductIsTheDefinition() {
    for (int i = 0; i < ROUNDS; i++) {
      Fp6 a = elements.fp6();
      Fp6 b = elements.fp6();
      Fp2 xi = BnParameters.XI;
      Fp2 c0 = a.c0().multiply(b.c0()).add(xi.multiply(a.c1().multiply(b.c2()).add(a.c2().multiply(b.c1()))));
      Fp2 c1 = a.c0().multiply(b.c1()).add(a.c1().multiply(b.c0())).add(xi.multiply(a.c2().multiply(b.c2())));
      Fp2 c2 = a.c0().multiply(b.c2()).add(a.c1().multiply(b.c1())).add(a.c2().multiply(b.c0()));
      assertEquals(Fp6.of(c0, c1, c2), a.multiply(b), elements.toString());
    }
  }

  @Test
  void fp12ProductIsTheDefinition() {
    Fp6 v = Fp6.of(Fp2.ZERO, Fp2.ONE, Fp2.ZERO);
    for (int i = 0; i < ROUNDS; i++) {
      Fp12 a = elements.fp12();
      Fp12 b = elements.fp12();
      Fp6 c0 = a.c0().multiply(b.c0()).add(v.multiply(a.c1().multiply(b.c1())));
      Fp6 c1 = a.c0().multiply(b.c1()).add(a.c1().multiply(b.c0()));
      assertEquals(Fp12.of(c0, c1), a.multiply(b), elements.toString());
    }
  }

  @Test
  void fieldAxiomsHoldAtEveryStage() {
    for (int i = 0; i < ROUNDS; i++) {
      axioms(new Fp2Arithmetic(), pack(elements.fp2()), pack(elements.fp2()), pack(elements.fp2()));
      axioms(new Fp6Arithmetic(new Fp2Arithmetic()), pack(elements.fp6()), pack(elements.fp6()), pack(elements.fp6()));
      axioms(f, pack(elements.fp12()), pack(elements.fp12()), pack(elements.fp12()));
    }
  }

  private void axioms(PackedField field, long[] a, long[] b, long[] c) {
    String message = field.getClass().getSimpleName() + ", " + elements;
    int n = field.limbs();
    long[] x = new long[n];
    long[] y = new long[n];
    field.multiply(x, 0, a, 0, b, 0);
    field.multiply(x, 0, x, 0, c, 0);
    field.multiply(y, 0, b, 0, c, 0);
    field.multiply(y, 0, a, 0, y, 0);
    assertEquals(0, java.util.Arrays.compare(x, y), message + ": (a b) c = a (b c)");
    field.add(x, 0, b, 0, c, 0);
    field.multiply(x, 0, a, 0, x, 0);
    field.multiply(y, 0, a, 0, b, 0);
    long[] z = c.clone();
    field.multiply(z, 0, a, 0, z, 0);
    field.add(y, 0, y, 0, z, 0);
    assertEquals(0, java.util.Arrays.compare(x, y), message + ": a (b + c) = a b + a c");
    field.square(x, 0, a, 0);
    field.multiply(y, 0, a, 0, a, 0);
    assertEquals(0, java.util.Arrays.compare(x, y), message + ": a^2 = a a");
    field.negate(x, 0, a, 0);
    field.add(x, 0, x, 0, b, 0);
    field.subtract(y, 0, b, 0, a, 0);
    assertEquals(0, java.util.Arrays.compare(x, y), message + ": -a + b = b - a");
    if (field.isZero(a, 0)) {
      assertThrows(ArithmeticException.class, () -> field.invert(x, 0, a, 0), message);
      return;
    }
    field.invert(x, 0, a, 0);
    field.multiply(x, 0, x, 0, a, 0);
    field.one(y, 0);
    assertEquals(0, java.util.Arrays.compare(x, y), message + ": a / a = 1");
  }

  @Test
  void frobeniusIsThePowerOfP() {
    for (int k = 1; k <= 3; k++) {
      Fp12 a = elements.fp12();
      long[] c = new long[Fp12.LIMBS];
      f.frobenius(c, 0, pack(a), 0, k);
      assertEquals(a.power(Fp.MODULUS.value().pow(k)), Fp12.unpack(c, 0), k + ", " + elements);
    }
  }

  @Test
  void conjugateIsThePowerOfPToTheSixth() {
    Fp12 a = elements.fp12();
    assertEquals(a.power(Fp.MODULUS.value().pow(6)), a.conjugate(), elements.toString());
  }

  @Test
  void cyclotomicSquareIsTheSquareInTheCyclotomicSubgroup() {
    BigInteger p = Fp.MODULUS.value();
    Fp12 a = elements.fp12().add(Fp12.ONE);
    Fp12 b = a.isZero() ? Fp12.ONE : a.conjugate().multiply(a.invert());
    Fp12 c = b.power(p.pow(2)).multiply(b);
    for (int i = 0; i < 20; i++) {
      long[] square = new long[Fp12.LIMBS];
      f.squareCyclotomic(square, 0, pack(c), 0);
      assertEquals(c.square(), Fp12.unpack(square, 0), elements.toString());
      c = c.square();
    }
  }

  @Test
  void productWithALineIsTheProductWithAnElementThatHasItsCoefficients() {
    for (int i = 0; i < ROUNDS; i++) {
      Fp12 a = elements.fp12();
      Fp2 x = elements.fp2();
      Fp2 y = elements.fp2();
      long[] line = new long[2 * Fp2.LIMBS];
      x.pack(line, 0);
      y.pack(line, Fp2.LIMBS);
      long[] c = pack(a);
      f.multiplyByLine(c, 0, c, 0, line, 0);
      Fp12 expected = a.multiply(Fp12.of(Fp6.ONE, Fp6.of(x, y, Fp2.ZERO)));
      assertEquals(expected, Fp12.unpack(c, 0), elements.toString());
    }
  }

  @Test
  void nonResidueIsNeitherSquareNorCube() {
    BigInteger order = Fp.MODULUS.value().pow(2).subtract(BigInteger.ONE);
    assertNotEquals(Fp2.ONE, BnParameters.XI.power(order.divide(BigInteger.TWO)));
    assertNotEquals(Fp2.ONE, BnParameters.XI.power(order.divide(BigInteger.valueOf(3))));
  }

  @Test
  void squareRootsSquareBackAndSquaresHaveOne() {
    for (int i = 0; i < 100; i++) {
      Fp2 a = i == 0 ? Fp2.ZERO : i == 1 ? Fp2.ONE.negate() : elements.fp2();
      Optional<Fp2> root = a.squareRoot();
      assertTrue(root.isEmpty() || root.get().square().equals(a), elements.toString());
      assertEquals(Optional.of(a.square()), a.square().squareRoot().map(Fp2::square), elements.toString());
      assertTrue(a.isZero() || a.isUpperHalf() != a.negate().isUpperHalf(), elements.toString());
    }
  }

  private static long[] pack(Fp2 a) {
    long[] limbs = new long[Fp2.LIMBS];
    a.pack(limbs, 0);
    return limbs;
  }

  private static long[] pack(Fp6 a) {
    long[] limbs = new long[Fp6.LIMBS];
    a.pack(limbs, 0);
    return limbs;
  }

  private static long[] pack(Fp12 a) {
    long[] limbs = new long[Fp12.LIMBS];
    a.pack(limbs, 0);
    return limbs;
  }
}
