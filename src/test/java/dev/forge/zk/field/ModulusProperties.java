package dev.forge.zk.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packed arithmetic against BigInteger. */
class ModulusProperties {
  private static final int ROUNDS = 20_000;
  private static final BigInteger RADIX = BigInteger.ONE.shiftLeft(256);

  static Stream<Modulus> moduli() {
    return Stream.of(Fr.MODULUS, Fp.MODULUS);
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void productMatchesBigInteger(Modulus modulus) {
    compare(modulus, "product", Modulus::multiply, (a, b) -> a.multiply(b).multiply(RADIX.modInverse(modulus.value())));
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void squareIsTheProductWithItself(Modulus modulus) {
    compare(
        modulus,
        "square",
        (m, c, co, a, ao, b, bo) -> m.square(c, co, a, ao),
        (a, b) -> a.multiply(a).multiply(RADIX.modInverse(modulus.value())));
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void sumMatchesBigInteger(Modulus modulus) {
    compare(modulus, "sum", Modulus::add, BigInteger::add);
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void differenceMatchesBigInteger(Modulus modulus) {
    compare(modulus, "difference", Modulus::subtract, BigInteger::subtract);
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void negationMatchesBigInteger(Modulus modulus) {
    compare(modulus, "negation", (m, c, co, a, ao, b, bo) -> m.negate(c, co, a, ao), (a, b) -> a.negate());
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void montgomeryFormAndBackIsTheIdentity(Modulus modulus) {
    compare(
        modulus,
        "there and back",
        (m, c, co, a, ao, b, bo) -> {
          m.toMontgomery(c, co, a, ao);
          m.fromMontgomery(c, co, c, co);
        },
        (a, b) -> a);
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void smallCombinationMatchesBigInteger(Modulus modulus) {
    for (int s = -16; s <= 16; s += 4) {
      for (int t = -16; t <= 16; t++) {
        int x = s;
        int y = t;
        compare(
            modulus,
            s + " a + " + t + " b",
            100,
            (m, c, co, a, ao, b, bo) -> m.combine(c, co, x, a, ao, y, b, bo),
            (a, b) -> a.multiply(BigInteger.valueOf(x)).add(b.multiply(BigInteger.valueOf(y))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void inverseTimesElementIsOne(Modulus modulus) {
    RandomElements elements = RandomElements.fresh();
    long[] a = new long[4];
    long[] c = new long[4];
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger x = elements.below(modulus.value()).max(BigInteger.ONE);
      Modulus.split(x, a, 0);
      modulus.invert(c, 0, a, 0);
      modulus.multiply(c, 0, c, 0, a, 0);
      assertEquals(RADIX.mod(modulus.value()), Modulus.join(c, 0), () -> "inverse of " + x + ", " + elements);
    }
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void zeroHasNoInverse(Modulus modulus) {
    assertThrows(ArithmeticException.class, () -> modulus.invert(new long[4], 0, new long[4], 0));
  }

  @ParameterizedTest
  @MethodSource("moduli")
  void onlyNumbersBelowTheModulusAreCanonical(Modulus modulus) {
    long[] a = new long[4];
    Modulus.split(modulus.value().subtract(BigInteger.ONE), a, 0);
    assertTrue(modulus.isCanonical(a, 0));
    for (BigInteger x : new BigInteger[] {modulus.value(), modulus.value().add(BigInteger.ONE),
        RADIX.subtract(BigInteger.ONE)}) {
      Modulus.split(x, a, 0);
      assertEquals(false, modulus.isCanonical(a, 0), () -> x.toString(16));
    }
  }

  private static void compare(Modulus modulus, String name, Operation operation, Expected expected) {
    compare(modulus, name, ROUNDS, operation, expected);
  }

  /** Also in place, over either operand, and away from offset 0. */
  private static void compare(Modulus modulus, String name, int rounds, Operation operation, Expected expected) {
    RandomElements elements = RandomElements.fresh();
    long[] v = new long[13];
    for (int i = 0; i < rounds; i++) {
      BigInteger a = elements.below(modulus.value());
      BigInteger b = elements.below(modulus.value());
      int target = 1 + 4 * (i % 3);
      Modulus.split(a, v, 1);
      Modulus.split(b, v, 5);
      operation.apply(modulus, v, target, v, 1, v, 5);
      assertEquals(
          expected.apply(a, b).mod(modulus.value()),
          Modulus.join(v, target),
          () -> name + " of " + a + " and " + b + ", " + elements);
    }
  }

  private interface Operation {
    void apply(Modulus modulus, long[] c, int co, long[] a, int ao, long[] b, int bo);
  }

  private interface Expected {
    BigInteger apply(BigInteger a, BigInteger b);
  }
}
