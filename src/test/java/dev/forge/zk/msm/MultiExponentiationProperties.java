package dev.forge.zk.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums of multiples are what the factors of the points say, whatever the kernels, the digits and the threads. */
class MultiExponentiationProperties {
  private static final int[] SIZES = {1, 2, 7, 64, 300};
  private final RandomElements elements = RandomElements.fresh();
  private final RandomPoints random = new RandomPoints(elements);

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void sumIsThatOfTheProducts(Kernels kernels) {
    for (RandomPoints.Points points : RandomPoints.Points.values()) {
      for (RandomPoints.Scalars kind : RandomPoints.Scalars.values()) {
        for (int size : SIZES) {
          check(kernels, 0, random.factors(points, size), random.scalars(kind, size));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void largerSumsAreThoseOfTheProducts(Kernels kernels) {
    int size = 1 << 12;
    for (RandomPoints.Scalars kind : RandomPoints.Scalars.values()) {
      check(kernels, 0, random.factors(RandomPoints.Points.REPEATED_OPPOSITE_AND_INFINITE, size),
          random.scalars(kind, size));
    }
  }

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void everyWindowSizeAgrees(Kernels kernels) {
    FrVector factors = random.factors(RandomPoints.Points.REPEATED_OPPOSITE_AND_INFINITE, 150);
    FrVector scalars = random.scalars(RandomPoints.Scalars.WITNESS_LIKE, 150);
    for (int bits = SignedDigits.MINIMUM_BITS; bits <= 12; bits++) {
      check(kernels, bits, factors, scalars);
    }
  }

  @Test
  void largestWindowsAgree() {
    FrVector factors = random.factors(RandomPoints.Points.REPEATED_OPPOSITE_AND_INFINITE, 150);
    FrVector scalars = random.scalars(RandomPoints.Scalars.WITNESS_LIKE, 150);
    for (int bits = 13; bits <= SignedDigits.MAXIMUM_BITS; bits++) {
      check(Kernels.chosen(), bits, factors, scalars);
    }
  }

  @Test
  void slowSumByMultiplicationAgrees() {
    FrVector factors = random.factors(RandomPoints.Points.DIFFERENT, 20);
    FrVector scalars = random.scalars(RandomPoints.Scalars.RANDOM, 20);
    List<G1Affine> points = RandomPoints.g1(factors);
    List<G2Affine> twisted = RandomPoints.g2(factors);
    G1Jacobian sum = G1Jacobian.INFINITY;
    G2Jacobian twistedSum = G2Jacobian.INFINITY;
    for (int i = 0; i < 20; i++) {
      sum = sum.add(points.get(i).multiply(scalars.get(i)));
      twistedSum = twistedSum.add(twisted.get(i).multiply(scalars.get(i)));
    }
    assertEquals(sum, MultiExponentiation.g1(G1Bases.of(points), scalars), elements.toString());
    assertEquals(twistedSum, MultiExponentiation.g2(G2Bases.of(twisted), scalars), elements.toString());
  }

  @Test
  void queueGivesEachSumItsOwnValue() {
    FrVector scalars = random.scalars(RandomPoints.Scalars.WITNESS_LIKE, 3000);
    FrVector others = random.scalars(RandomPoints.Scalars.RANDOM, 40);
    FrVector factors = random.factors(RandomPoints.Points.REPEATED_OPPOSITE_AND_INFINITE, 3000);
    G1Bases bases = G1Bases.of(RandomPoints.g1(factors));
    MultiExponentiation queue = new MultiExponentiation();
    Sum<G1Jacobian> all = queue.add(bases, scalars, 0);
    Sum<G1Jacobian> part = queue.add(bases.slice(5, 2700), scalars, 41);
    Sum<G1Jacobian> few = queue.add(bases.slice(2990, 2999), others, 31);
    Sum<G1Jacobian> none = queue.add(bases.slice(7, 7), others, 40);
    FrVector twistedFactors = random.factors(RandomPoints.Points.DIFFERENT, 900);
    Sum<G2Jacobian> twisted = queue.add(G2Bases.of(RandomPoints.g2(twistedFactors)), scalars, 2100);
    assertThrows(IllegalStateException.class, all::value);
    queue.run(Cores.of(2));
    assertEquals(g1(RandomPoints.innerProduct(scalars, 0, factors)), all.value(), elements.toString());
    assertEquals(g1(RandomPoints.innerProduct(scalars, 41, slice(factors, 5, 2700))), part.value(),
        elements.toString());
    assertEquals(g1(RandomPoints.innerProduct(others, 31, slice(factors, 2990, 2999))), few.value(),
        elements.toString());
    assertEquals(G1Jacobian.INFINITY, none.value());
    assertEquals(g2(RandomPoints.innerProduct(scalars, 2100, twistedFactors)), twisted.value(), elements.toString());
  }

  @Test
  void selectedScalarsAreThoseOfTheBases() {
    FrVector scalars = random.scalars(RandomPoints.Scalars.WITNESS_LIKE, 5000);
    int[] selected = elements.random().ints(1200, 0, 5000).sorted().toArray();
    FrVector factors = random.factors(RandomPoints.Points.REPEATED_OPPOSITE_AND_INFINITE, selected.length);
    FrVector chosen = new FrVector(selected.length);
    for (int i = 0; i < selected.length; i++) {
      chosen.set(i, scalars.get(selected[i]));
    }
    G1Bases bases = G1Bases.of(RandomPoints.g1(factors));
    G2Bases twistedBases = G2Bases.of(RandomPoints.g2(factors));
    Fr expected = RandomPoints.innerProduct(chosen, 0, factors);
    MultiExponentiation queue = new MultiExponentiation();
    for (int round = 0; round < 2; round++) { // the second one in the memory of the first
      Sum<G1Jacobian> sum = queue.add(bases, scalars, selected);
      Sum<G2Jacobian> twisted = queue.add(twistedBases, scalars, selected);
      queue.run(Cores.of(2));
      assertEquals(g1(expected), sum.value(), elements.toString());
      assertEquals(g2(expected), twisted.value(), elements.toString());
    }
    assertThrows(IllegalArgumentException.class, () -> queue.add(bases, scalars, new int[] {1, 2}));
    assertThrows(IndexOutOfBoundsException.class,
        () -> queue.add(bases.slice(0, 2), scalars, new int[] {1, 5000}));
  }

  @ParameterizedTest
  @EnumSource(Kernels.class)
  @Tag("full")
  void largestSumsAreThoseOfTheProducts(Kernels kernels) {
    check(kernels, 0, random.factors(RandomPoints.Points.REPEATED_OPPOSITE_AND_INFINITE, 1 << 14),
        random.scalars(RandomPoints.Scalars.WITNESS_LIKE, 1 << 14));
  }

  @Test
  void wrongSizesAreRefused() {
    G1Bases bases = G1Bases.of(List.of(G1Affine.GENERATOR, G1Affine.GENERATOR));
    FrVector scalars = FrVector.of(Fr.ONE, Fr.ONE, Fr.ONE);
    assertEquals("2 bases but 3 scalars",
        assertThrows(IllegalArgumentException.class, () -> MultiExponentiation.g1(bases, scalars)).getMessage());
    MultiExponentiation queue = new MultiExponentiation();
    assertEquals("scalars 2 to 4 of 3",
        assertThrows(IllegalArgumentException.class, () -> queue.add(bases, scalars, 2)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> queue.add(bases, scalars, -1));
  }

  private void check(Kernels kernels, int bits, FrVector factors, FrVector scalars) {
    MultiExponentiation queue = new MultiExponentiation(kernels, bits);
    Sum<G1Jacobian> sum = queue.add(G1Bases.of(RandomPoints.g1(factors)), scalars, 0);
    int fewer = Math.min(factors.size(), 60);
    FrVector fewerFactors = slice(factors, 0, fewer);
    Sum<G2Jacobian> twisted = queue.add(G2Bases.of(RandomPoints.g2(fewerFactors)), scalars, 0);
    queue.run(Cores.of(1 + elements.random().nextInt(3)));
    String message = kernels + ", " + bits + " bits, " + factors.size() + " points, " + elements;
    assertEquals(g1(RandomPoints.innerProduct(scalars, 0, factors)), sum.value(), message);
    assertEquals(g2(RandomPoints.innerProduct(scalars, 0, fewerFactors)), twisted.value(), message);
  }

  private static G1Jacobian g1(Fr factor) {
    return G1Affine.GENERATOR.multiply(factor);
  }

  private static G2Jacobian g2(Fr factor) {
    return G2Affine.GENERATOR.multiply(factor);
  }

  private static FrVector slice(FrVector vector, int from, int to) {
    FrVector slice = new FrVector(to - from);
    for (int i = from; i < to; i++) {
      slice.set(i - from, vector.get(i));
    }
    return slice;
  }
}
