package dev.forge.zk.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.forge.zk.curve.CurveElements;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ShortScalarProperties {
  private static final BigInteger R = Fr.MODULUS.value();
  private static final BigInteger LAMBDA = ShortScalar.LAMBDA.toBigInteger();

  private final CurveElements elements = new CurveElements();
  private final RandomGenerator random = elements.fields().random();

  @Test
  void scalarIsTheSumOfItsDigits() {
    for (ShortScalar scalar : scalars()) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 63; i >= 0; i--) {
        BigInteger digit = scalar.kind(i) > 0 ? BigInteger.ONE : LAMBDA;
        sum = sum.shiftLeft(1).add(scalar.sign(i) > 0 ? digit : digit.negate());
      }
      assertEquals(sum.mod(R), scalar.value().toBigInteger(), scalar + ", " + elements);
    }
  }

  @Test
  void lambdaIsWhatTheEndomorphismMultipliesBy() {
    G1Affine point = G1Affine.GENERATOR.multiply(elements.fields().fr().square().add(Fr.ONE)).toAffine();
    G1Affine image = G1Affine.of(Addends.BETA.multiply(point.x()), point.y());
    assertEquals(image, point.multiply(ShortScalar.LAMBDA).toAffine(), elements.toString());
    assertNotEquals(point, image);
  }

  @Test
  void differentDigitsAreDifferentScalarsAndNoneIsZero() {
    List<ShortScalar> scalars = scalars();
    Set<Fr> values = new HashSet<>();
    for (ShortScalar scalar : scalars) {
      assertFalse(scalar.value().isZero(), scalar + ", " + elements);
      values.add(scalar.value());
    }
    assertEquals(new HashSet<>(scalars).size(), values.size(), elements.toString());
  }

  /** Why the choices of 64 digits differ modulo r: all differences of their parts have a norm below r but above 0. */
  @Test
  void normOfTheLargestDifferenceIsBelowR() {
    BigInteger largest = BigInteger.ONE.shiftLeft(65);
    BigInteger norm = largest.pow(2).multiply(BigInteger.valueOf(3));
    assertEquals(-1, norm.compareTo(R));
    assertEquals(BigInteger.ZERO, LAMBDA.pow(2).add(LAMBDA).add(BigInteger.ONE).mod(R));
  }

  /** All digits alike, single digits changed, and random ones. */
  private List<ShortScalar> scalars() {
    List<ShortScalar> scalars = new ArrayList<>();
    for (long edge : new long[] {0, -1, 1, 2, Long.MIN_VALUE, Long.MAX_VALUE}) {
      for (long other : new long[] {0, -1, 1, Long.MIN_VALUE}) {
        scalars.add(new ShortScalar(edge, other));
      }
    }
    for (int i = 0; i < 200; i++) {
      ShortScalar scalar = ShortScalar.draw(random);
      scalars.add(scalar);
      scalars.add(new ShortScalar(scalar.endomorphism() ^ 1L << i % 64, scalar.negative()));
      scalars.add(new ShortScalar(scalar.endomorphism(), scalar.negative() ^ 1L << i % 64));
    }
    return scalars;
  }
}
