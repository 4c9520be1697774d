package dev.forge.zk.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** G2 is a group of order r, in both kinds of coordinates. */
class G2Properties {
  private static final int ROUNDS = 100;
  private final CurveElements elements = new CurveElements();

  @Test
  void groupAxiomsHold() {
    for (int i = 0; i < ROUNDS; i++) {
      G2Jacobian a = scaled(elements.g2());
      G2Jacobian b = scaled(elements.g2());
      G2Jacobian c = scaled(elements.g2());
      String message = elements.toString();
      assertEquals(a.add(b).add(c), a.add(b.add(c)), message);
      assertEquals(a.add(b), b.add(a), message);
      assertEquals(a, a.add(G2Jacobian.INFINITY), message);
      assertEquals(a, G2Jacobian.INFINITY.add(a), message);
      assertTrue(a.add(a.negate()).isInfinity(), message);
      assertTrue(a.subtract(a).isInfinity(), message);
      assertEquals(a.twice(), a.add(a), message);
      assertEquals(a.twice().subtract(a), a, message);
      assertTrue(a.add(b).toAffine().isOnCurve(), message);
    }
  }

  @Test
  void additionOfAnAffinePointIsAddition() {
    for (int i = 0; i < ROUNDS; i++) {
      G2Jacobian a = scaled(elements.g2());
      G2Affine b = elements.g2();
      assertEquals(a.add(b.toJacobian()), a.add(b), elements.toString());
      assertEquals(a.twice(), a.add(a.toAffine()), elements.toString());
      assertTrue(a.add(a.toAffine().negate()).isInfinity(), elements.toString());
      assertEquals(a, a.add(G2Affine.INFINITY), elements.toString());
    }
  }

  @Test
  void scalarMultiplicationIsRepeatedAddition() {
    G2Affine a = elements.g2();
    G2Jacobian sum = G2Jacobian.INFINITY;
    for (int k = 0; k < 70; k++) {
      assertEquals(sum, a.multiply(Fr.of(k)), k + ", " + elements);
      assertEquals(sum.negate(), a.multiply(Fr.of(k).negate()), -k + ", " + elements);
      sum = sum.add(a);
    }
  }

  @Test
  void scalarMultiplicationIsLinear() {
    for (int i = 0; i < ROUNDS / 2; i++) {
      G2Affine a = elements.g2();
      Fr k = elements.fr();
      Fr m = elements.fr();
      assertEquals(a.multiply(k).add(a.multiply(m)), a.multiply(k.add(m)), elements.toString());
      assertEquals(a.multiply(k).multiply(m), a.multiply(k.multiply(m)), elements.toString());
    }
  }

  @Test
  void orderIsR() {
    G2Affine a = elements.g2();
    assertTrue(a.toJacobian().multiplyInteger(order()).isInfinity(), elements.toString());
    assertFalse(G2Affine.GENERATOR.isInfinity());
    assertTrue(G2Affine.GENERATOR.isInSubgroup());
  }

  @Test
  void normalizationOfManyIsThatOfEach() {
    List<G2Jacobian> points = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      points.add(scaled(i % 5 == 2 ? G2Affine.INFINITY : elements.g2()));
    }
    assertEquals(points.stream().map(G2Jacobian::toAffine).toList(), G2Jacobian.normalize(points), elements.toString());
    assertEquals(List.of(), G2Jacobian.normalize(List.of()));
  }

  @Test
  void pointsAreTheSameWhateverTheirCoordinates() {
    G2Jacobian a = scaled(elements.g2());
    G2Jacobian same = a.toAffine().toJacobian();
    assertEquals(a, same, elements.toString());
    assertEquals(a.hashCode(), same.hashCode(), elements.toString());
    assertEquals(a.isInfinity(), a.equals(G2Jacobian.INFINITY), elements.toString());
  }

  @Test
  void pointsAreFoundAgainByTheirAbscissa() {
    for (int i = 0; i < 20; i++) {
      G2Affine a = elements.g2();
      if (!a.isInfinity()) {
        assertEquals(Optional.of(a), G2Affine.ofX(a.x(), a.y().isUpperHalf()), elements.toString());
        assertEquals(Optional.of(a.negate()), G2Affine.ofX(a.x(), !a.y().isUpperHalf()), elements.toString());
      }
    }
  }

  @Test
  void coordinatesOffTheCurveAreRefused() {
    G2Affine g = G2Affine.GENERATOR;
    assertThrows(IllegalArgumentException.class, () -> G2Affine.of(g.x(), g.x()));
    assertFalse(G2Affine.unchecked(g.x(), g.x()).isOnCurve());
    assertFalse(G2Affine.unchecked(g.x(), g.x()).isInSubgroup());
    assertEquals(g, G2Affine.of(g.x(), g.y()));
  }

  @Test
  void fastSubgroupCheckAgreesWithMultiplicationByR() {
    int outside = 0;
    for (int i = 0; i < 40; i++) {
      G2Affine a = i % 4 == 0 ? elements.g2() : elements.twistPoint();
      assertTrue(a.isOnCurve(), elements.toString());
      boolean expected = a.toJacobian().multiplyInteger(order()).isInfinity();
      assertEquals(expected, G2Affine.unchecked(a.x(), a.y()).isInSubgroup(), a + ", " + elements);
      assertEquals(expected, PreparedG2.ofMember(a).isPresent(), a + ", " + elements);
      outside += expected ? 0 : 1;
    }
    assertTrue(outside >= 29, outside + " points outside, " + elements);
  }

  /**
   * The twist has 2p - r points for each one of the subgroup; small factors of that number are where a check could
   * fail.
   */
  @Test
  void pointsOfSmallOrderAreOutside() {
    BigInteger cofactor = Fp.MODULUS.value().shiftLeft(1).subtract(Fr.MODULUS.value());
    int found = 0;
    for (int prime : new int[] {2, 3, 5, 7, 11, 13, 10069, 5864401}) {
      BigInteger divisor = BigInteger.valueOf(prime);
      if (cofactor.mod(divisor).signum() == 0) {
        G2Jacobian a = times(times(elements.twistPoint().toJacobian(), Fr.MODULUS.value()), cofactor.divide(divisor));
        if (!a.isInfinity()) {
          assertTrue(times(a, divisor).isInfinity(), elements.toString());
          assertFalse(a.toAffine().isInSubgroup(), "order " + prime + ", " + elements);
          assertTrue(PreparedG2.ofMember(a.toAffine()).isEmpty(), "order " + prime + ", " + elements);
          G2Affine both = a.add(G2Affine.GENERATOR).toAffine();
          assertFalse(both.isInSubgroup(), "order " + prime + " r, " + elements);
          assertTrue(PreparedG2.ofMember(both).isEmpty(), "order " + prime + " r, " + elements);
          found++;
        }
      }
    }
    assertTrue(found > 0, "no small factor of " + cofactor);
  }

  private static G2Jacobian times(G2Jacobian a, BigInteger k) {
    G2Jacobian sum = G2Jacobian.INFINITY;
    for (int i = k.bitLength() - 1; i >= 0; i--) {
      sum = sum.twice();
      if (k.testBit(i)) {
        sum = sum.add(a);
      }
    }
    return sum;
  }

  @Test
  void frobeniusActsOnTheSubgroupAsMultiplicationByP() {
    G2Affine a = elements.g2();
    Fr p = Fr.reduce(Fp.MODULUS.value());
    assertEquals(a.multiply(p), a.toJacobian().frobenius(), elements.toString());
  }

  private static long[] order() {
    BigInteger r = Fr.MODULUS.value();
    return new long[] {
        r.longValue(), r.shiftRight(64).longValue(), r.shiftRight(128).longValue(), r.shiftRight(192).longValue()
    };
  }

  /** The same point with a Z that is not 1. */
  private G2Jacobian scaled(G2Affine point) {
    G2Jacobian a = point.toJacobian();
    return elements.fields().random().nextBoolean() ? a
        : a.add(G2Affine.GENERATOR).subtract(G2Affine.GENERATOR.toJacobian());
  }
}
