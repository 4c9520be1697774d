package dev.forge.zk.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Multiples from a table are the multiples, and in the one packed form that all kernels agree on. */
class FixedBaseProperties {
  private final RandomElements elements = RandomElements.fresh();
  private final RandomPoints random = new RandomPoints(elements);

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void multiplesAreThoseOfScalarMultiplication(Kernels kernels) {
    G1Affine base = G1Affine.GENERATOR.multiply(elements.fr()).toAffine();
    for (int size : new int[] {0, 1, 9, 300}) {
      FrVector scalars = random.scalars(RandomPoints.Scalars.WITNESS_LIKE, size);
      List<G1Affine> expected =
          IntStream.range(0, size).mapToObj(i -> base.multiply(scalars.get(i)).toAffine()).toList();
      G1Bases multiples = FixedBase.multiply(base, scalars, Cores.of(2), kernels);
      assertEquals(expected, IntStream.range(0, size).mapToObj(multiples::get).toList(), elements.toString());
      assertEquals(G1Bases.of(expected), multiples, elements.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void twistedMultiplesAreThoseOfScalarMultiplication(Kernels kernels) {
    G2Affine base = G2Affine.GENERATOR.multiply(elements.fr()).toAffine();
    for (int size : new int[] {0, 1, 120}) {
      FrVector scalars = random.scalars(RandomPoints.Scalars.WITNESS_LIKE, size);
      List<G2Affine> expected =
          IntStream.range(0, size).mapToObj(i -> base.multiply(scalars.get(i)).toAffine()).toList();
      G2Bases multiples = FixedBase.multiply(base, scalars, Cores.of(2), kernels);
      assertEquals(expected, IntStream.range(0, size).mapToObj(multiples::get).toList(), elements.toString());
      assertEquals(G2Bases.of(expected), multiples, elements.toString());
    }
  }

  @Test
  void multiplesOfInfinityAreInfinity() {
    FrVector scalars = random.scalars(RandomPoints.Scalars.RANDOM, 5);
    G1Bases multiples = FixedBase.multiply(G1Affine.INFINITY, scalars, Cores.of(1));
    G2Bases twisted = FixedBase.multiply(G2Affine.INFINITY, scalars, Cores.of(1));
    for (int i = 0; i < 5; i++) {
      assertTrue(multiples.isInfinity(i) && twisted.isInfinity(i), elements.toString());
    }
  }
}
