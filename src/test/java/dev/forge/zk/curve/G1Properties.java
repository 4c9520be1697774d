package dev.forge.zk.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** G1 is a group of order r, in both kinds of coordinates. */
class G1Properties {
  private static final int ROUNDS = 100;
  private final CurveElements elements = new CurveElements();

  @Test
  void groupAxiomsHold() {
    for (int i = 0; i < ROUNDS; i++) {
      G1Jacobian a = scaled(elements.g1());
      G1Jacobian b = scaled(elements.g1());
      G1Jacobian c = scaled(elements.g1());
      String message = elements.toString();
      assertEquals(a.add(b).add(c), a.add(b.add(c)), message);
      assertEquals(a.add(b), b.add(a), message);
      assertEquals(a, a.add(G1Jacobian.INFINITY), message);
      assertEquals(a, G1Jacobian.INFINITY.add(a), message);
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
      G1Jacobian a = scaled(elements.g1());
      G1Affine b = elements.g1();
      assertEquals(a.add(b.toJacobian()), a.add(b), elements.toString());
      assertEquals(a.twice(), a.add(a.toAffine()), elements.toString());
      assertTrue(a.add(a.toAffine().negate()).isInfinity(), elements.toString());
      assertEquals(a, a.add(G1Affine.INFINITY), elements.toString());
    }
  }

  @Test
  void scalarMultiplicationIsRepeatedAddition() {
    G1Affine a = elements.g1();
    G1Jacobian sum = G1Jacobian.INFINITY;
    for (int k = 0; k < 70; k++) {
      assertEquals(sum, a.multiply(Fr.of(k)), k + ", " + elements);
      assertEquals(sum.negate(), a.multiply(Fr.of(k).negate()), -k + ", " + elements);
      sum = sum.add(a);
    }
  }

  @Test
  void scalarMultiplicationIsLinear() {
    for (int i = 0; i < ROUNDS / 2; i++) {
      G1Affine a = elements.g1();
      Fr k = elements.fr();
      Fr m = elements.fr();
      assertEquals(a.multiply(k).add(a.multiply(m)), a.multiply(k.add(m)), elements.toString());
      assertEquals(a.multiply(k).multiply(m), a.multiply(k.multiply(m)), elements.toString());
    }
  }

  @Test
  void orderIsR() {
    G1Affine a = elements.g1();
    assertTrue(a.toJacobian().multiplyInteger(order()).isInfinity(), elements.toString());
    assertFalse(G1Affine.GENERATOR.isInfinity());
    assertTrue(G1Affine.GENERATOR.isInSubgroup());
  }

  @Test
  void normalizationOfManyIsThatOfEach() {
    List<G1Jacobian> points = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      points.add(scaled(i % 5 == 2 ? G1Affine.INFINITY : elements.g1()));
    }
    assertEquals(points.stream().map(G1Jacobian::toAffine).toList(), G1Jacobian.normalize(points), elements.toString());
    assertEquals(List.of(), G1Jacobian.normalize(List.of()));
  }

  @Test
  void pointsAreTheSameWhateverTheirCoordinates() {
    G1Jacobian a = scaled(elements.g1());
    G1Jacobian same = a.toAffine().toJacobian();
    assertEquals(a, same, elements.toString());
    assertEquals(a.hashCode(), same.hashCode(), elements.toString());
    assertEquals(a.isInfinity(), a.equals(G1Jacobian.INFINITY), elements.toString());
  }

  @Test
  void pointsAreFoundAgainByTheirAbscissa() {
    for (int i = 0; i < 20; i++) {
      G1Affine a = elements.g1();
      if (!a.isInfinity()) {
        assertEquals(Optional.of(a), G1Affine.ofX(a.x(), a.y().isUpperHalf()), elements.toString());
        assertEquals(Optional.of(a.negate()), G1Affine.ofX(a.x(), !a.y().isUpperHalf()), elements.toString());
      }
    }
  }

  @Test
  void coordinatesOffTheCurveAreRefused() {
    G1Affine g = G1Affine.GENERATOR;
    assertThrows(IllegalArgumentException.class, () -> G1Affine.of(g.x(), g.x()));
    assertFalse(G1Affine.unchecked(g.x(), g.x()).isOnCurve());
    assertFalse(G1Affine.unchecked(g.x(), g.x()).isInSubgroup());
    assertEquals(g, G1Affine.of(g.x(), g.y()));
  }

  @Test
  void combinationIsTheSumOfTheProducts() {
    for (int size : new int[] {0, 1, 7, 70}) {
      List<G1Affine> points = new ArrayList<>();
      List<Fr> scalars = new ArrayList<>();
      G1Jacobian expected = G1Jacobian.INFINITY;
      for (int i = 0; i < size; i++) {
        points.add(elements.g1());
        scalars.add(elements.fr());
        expected = expected.add(points.get(i).multiply(scalars.get(i)));
      }
      assertEquals(expected, G1Combination.of(points).evaluate(scalars), size + ", " + elements);
      assertEquals(expected, G1Combination.ofOnce(points).evaluate(scalars), size + ", " + elements);
    }
  }

  private static long[] order() {
    BigInteger r = Fr.MODULUS.value();
    return new long[] {
        r.longValue(), r.shiftRight(64).longValue(), r.shiftRight(128).longValue(), r.shiftRight(192).longValue()
    };
  }

  /** The same point with a Z that is not 1. */
  private G1Jacobian scaled(G1Affine point) {
    G1Jacobian a = point.toJacobian();
    return elements.fields().random().nextBoolean() ? a
        : a.add(G1Affine.GENERATOR).subtract(G1Affine.GENERATOR.toJacobian());
  }
}
