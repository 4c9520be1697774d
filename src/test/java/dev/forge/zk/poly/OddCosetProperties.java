package dev.forge.zk.poly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddCosetProperties {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 32, 64, 128, 192, 512, 832, 4096, 16384, 3 << 14, 65536, 13 << 13, 117 << 8})
  void numeratorAndBasisGiveTheQuotientTimesTheVanishingPolynomial(int n) {
    Random random = new Random(n);
    Domain domain = Domain.ofSize(n);
    OddCoset coset = new OddCoset(domain);
    FrVector a = vector(n, random);
    FrVector b = vector(n - n / 3, random);
    FrVector c = new FrVector(n);
    for (int j = 0; j < b.size(); j++) {
      c.set(j, a.get(j).multiply(b.get(j)));
    }
    Fr t = Fr.reduce(new BigInteger(254, random));
    FrVector lagrange = domain.lagrangeAt(t);
    Fr expected = inner(a, lagrange).multiply(inner(b, lagrange)).subtract(inner(c, lagrange));
    Fr actual = inner(coset.numerator(a, b, c, Cores.all()), coset.basisAt(t));
    assertEquals(expected, actual, "seed and size " + n);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 64, 192, 256})
  void numeratorIsTheProductLessTheOutputAtEachPointOfTheCoset(int n) {
    Random random = new Random(n);
    Domain domain = Domain.ofSize(n);
    FrVector a = vector(n, random);
    FrVector b = vector(n, random);
    FrVector c = vector(n, random);
    FrVector numerator = new OddCoset(domain).numerator(a, b, c, Cores.of(2));
    Fr root = Domain.ofSize(2 * n).generator();
    for (int j = 0; j < n; j++) {
      FrVector lagrange = domain.lagrangeAt(root.power(BigInteger.valueOf(2 * j + 1)));
      Fr expected = inner(a, lagrange).multiply(inner(b, lagrange)).subtract(inner(c, lagrange));
      assertEquals(expected, numerator.get(j), "size " + n + ", point " + j);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1 << 10, 3 << 7, 13 << 6, 117 << 6, 13 << 14})
  void allKernelsGiveTheSameNumerator(int n) {
    Random random = new Random(n);
    FrVector a = vector(n, random);
    FrVector b = vector(n, random);
    FrVector c = vector(n, random);
    long[] scalar = new OddCoset(Domain.ofSize(n), Kernels.SCALAR).numerator(a, b, c, Cores.of(2)).limbs();
    for (Kernels kernels : new Kernels[] {Kernels.VECTOR_256, Kernels.VECTOR_512}) {
      assertArrayEquals(scalar, new OddCoset(Domain.ofSize(n), kernels).numerator(a, b, c, Cores.of(1)).limbs(),
          kernels + ", seed and size " + n);
    }
  }

  @Test
  void moreRowsThanTheDomainHasAreRefused() {
    OddCoset coset = new OddCoset(Domain.powerOfTwoAtLeast(4));
    FrVector four = new FrVector(4);
    assertThrows(IllegalArgumentException.class, () -> coset.numerator(four, four, new FrVector(5), Cores.all()));
  }

  private static FrVector vector(int size, Random random) {
    FrVector vector = new FrVector(size);
    for (int i = 0; i < size; i++) {
      vector.set(i, random.nextInt(4) == 0 ? Fr.of(random.nextInt(2)) : Fr.reduce(new BigInteger(254, random)));
    }
    return vector;
  }

  private static Fr inner(FrVector a, FrVector b) {
    Fr sum = Fr.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.add(a.get(i).multiply(b.get(i)));
    }
    return sum;
  }
}
