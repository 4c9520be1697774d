package dev.forge.zk.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.curve.CurveElements;
import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.curve.MultiPairing;
import dev.forge.zk.curve.Pairing;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import dev.forge.zk.kernel.Kernels;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedPointsProperties {
  private final CurveElements elements = new CurveElements();
  private final RandomGenerator random = elements.fields().random();

  @ParameterizedTest
  @EnumSource
  void productIsThatOfThePairings(Kernels kernels) {
    for (int size : new int[] {1, 7, 8, 9, 17}) {
      List<G2Affine> q = Stream.generate(elements::g2).limit(size).toList();
      List<G1Affine> p = new ArrayList<>(Stream.generate(elements::g1).limit(size).toList());
      List<ShortScalar> k = Stream.generate(() -> ShortScalar.draw(random)).limit(size).toList();
      PreparedPoints prepared = PreparedPoints.of(kernels.fp(), q);
      assertEquals(size, prepared.size());
      assertEquals(expected(p, k, q), finished(prepared.unfinished(p, k)), size + " points, " + elements);
      for (int i = 0; i < Math.min(size, 10); i++) {
        assertTrue(prepared.isMember(i), i + ", " + elements);
        p.set(i, G1Affine.INFINITY);
      }
      assertEquals(expected(p, k, q), finished(prepared.unfinished(p, k)), "without the first, " + elements);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pointsOutsideAreNamedAndTheOthersPaired(Kernels kernels) {
    G2Affine generator = G2Affine.GENERATOR;
    List<G2Affine> q = new ArrayList<>(Stream.generate(elements::g2).limit(11).toList());
    q.set(1, G2Affine.unchecked(generator.x(), generator.x()));
    q.set(4, elements.twistPoint());
    q.set(9, elements.twistPoint());
    q.set(10, G2Affine.INFINITY);
    PreparedPoints prepared = PreparedPoints.of(kernels.fp(), q);
    List<G1Affine> p = new ArrayList<>();
    List<ShortScalar> k = new ArrayList<>();
    for (int i = 0; i < q.size(); i++) {
      assertEquals(i != 1 && i != 4 && i != 9, prepared.isMember(i), i + ", " + elements);
      p.add(prepared.isMember(i) ? elements.g1() : G1Affine.INFINITY);
      k.add(ShortScalar.draw(random));
    }
    assertEquals(expected(p, k, q), finished(prepared.unfinished(p, k)), elements.toString());
    p.set(4, G1Affine.GENERATOR);
    assertThrows(IllegalArgumentException.class, () -> prepared.unfinished(p, k));
  }

  /** Points of small order meet vertical lines, which must not spoil the inversion shared with others. */
  @Test
  void pointsOfSmallOrderAreOutsideAndSpoilNoOthers() {
    BigInteger cofactor = Fp.MODULUS.value().shiftLeft(1).subtract(Fr.MODULUS.value());
    BigInteger prime = BigInteger.valueOf(10069);
    assertEquals(BigInteger.ZERO, cofactor.mod(prime));
    G2Jacobian small;
    do {
      small = times(times(elements.twistPoint().toJacobian(), Fr.MODULUS.value()), cofactor.divide(prime));
    } while (small.isInfinity());
    List<G2Affine> q = new ArrayList<>();
    for (G2Jacobian multiple = small; q.size() < 24; multiple = multiple.add(small)) {
      q.add(multiple.toAffine());
    }
    q.set(3, G2Affine.GENERATOR);
    q.set(20, small.add(G2Affine.GENERATOR).toAffine());
    PreparedPoints prepared = PreparedPoints.of(q);
    List<G1Affine> p = new ArrayList<>();
    List<ShortScalar> k = new ArrayList<>();
    for (int i = 0; i < q.size(); i++) {
      assertEquals(i == 3, prepared.isMember(i), i + ", " + elements);
      p.add(i == 3 ? G1Affine.GENERATOR : G1Affine.INFINITY);
      k.add(ShortScalar.draw(random));
    }
    assertEquals(expected(p, k, q), finished(prepared.unfinished(p, k)), elements.toString());
  }

  @ParameterizedTest
  @EnumSource
  void sumsAreThoseOfMultiples(Kernels kernels) {
    G1Affine start = G1Affine.GENERATOR.multiply(elements.fields().fr().square().add(Fr.ONE)).toAffine();
    for (int size : new int[] {1, 8, 13, 24}) {
      List<ShortScalar> k = Stream.generate(() -> ShortScalar.draw(random)).limit(size).toList();
      G1Affine equal = elements.g1();
      List<List<G1Affine>> columns = List.of(
          Stream.generate(elements::g1).limit(size).toList(),
          Stream.generate(() -> equal).limit(size).toList(),
          Stream.generate(() -> G1Affine.INFINITY).limit(size).toList());
      for (int columnCount : new int[] {1, 3}) {
        assertEquals(
            columns.subList(0, columnCount).stream().map(column -> sum(column, k)).toList(),
            PointSums.of(kernels.fp(), columns.subList(0, columnCount), k, start).stream()
                .map(s -> s.toAffine()).toList(),
            size + " points, " + elements);
      }
      assertEquals(columns.stream().map(column -> sum(column, k)).toList(),
          PointSums.of(columns, k).stream().map(s -> s.toAffine()).toList(), size + " points, " + elements);
    }
  }

  /** The first point added is the double of the start, or its opposite: the formulas fail, the sums do not. */
  @ParameterizedTest
  @EnumSource
  void sumsThatMeetAPointOnTheWayAreComputedOtherwise(Kernels kernels) {
    G1Affine start = G1Affine.GENERATOR.multiply(elements.fields().fr().square().add(Fr.ONE)).toAffine();
    G1Affine twice = start.toJacobian().twice().toAffine();
    for (ShortScalar scalar : List.of(new ShortScalar(0, 0), new ShortScalar(0, -1))) {
      List<List<G1Affine>> columns = List.of(List.of(twice), List.of(G1Affine.GENERATOR));
      assertEquals(columns.stream().map(column -> sum(column, List.of(scalar))).toList(),
          PointSums.of(kernels.fp(), columns, List.of(scalar), start).stream().map(s -> s.toAffine()).toList(),
          elements.toString());
    }
  }

  @Test
  void pointsAtInfinityHaveNoPartInSums() {
    List<ShortScalar> k = List.of(ShortScalar.draw(random), ShortScalar.draw(random));
    assertFalse(PointSums.of(List.of(List.of(G1Affine.INFINITY, G1Affine.GENERATOR)), k).getFirst().isInfinity(),
        elements.toString());
    assertTrue(PointSums.of(List.of(List.of(G1Affine.INFINITY, G1Affine.INFINITY)), k).getFirst().isInfinity(),
        elements.toString());
  }

  private static G1Affine sum(List<G1Affine> points, List<ShortScalar> k) {
    var sum = G1Affine.INFINITY.toJacobian();
    for (int i = 0; i < k.size(); i++) {
      sum = sum.add(points.get(i).multiply(k.get(i).value()));
    }
    return sum.toAffine();
  }

  private static Fp12 expected(List<G1Affine> p, List<ShortScalar> k, List<G2Affine> q) {
    Fp12 product = Fp12.ONE;
    for (int i = 0; i < p.size(); i++) {
      if (!p.get(i).isInfinity()) {
        product = product.multiply(Pairing.of(p.get(i).multiply(k.get(i).value()).toAffine(), q.get(i)));
      }
    }
    return product;
  }

  private static Fp12 finished(Fp12 unfinished) {
    return new MultiPairing().multiply(unfinished).product();
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
}
