package dev.forge.zk.poly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
  private final RandomElements elements = RandomElements.fresh();

  @Test
  void sizeIsTheNextPowerOfTwo() {
    assertEquals(1, Domain.powerOfTwoAtLeast(1).size());
    assertEquals(2, Domain.powerOfTwoAtLeast(2).size());
    assertEquals(4, Domain.powerOfTwoAtLeast(3).size());
    assertEquals(64, Domain.powerOfTwoAtLeast(64).size());
    assertEquals(128, Domain.powerOfTwoAtLeast(65).size());
    assertEquals(1 << 28, Domain.powerOfTwoAtLeast(1 << 28).size());
    assertEquals("domain for 0 rows, allowed are 1 to 268435456",
        assertThrows(IllegalArgumentException.class, () -> Domain.powerOfTwoAtLeast(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Domain.powerOfTwoAtLeast((1 << 28) + 1));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 4", "64, 64", "65, 128", "100, 128", "150, 192", "65000, 65536", "262000, 262144",
      "156279, 159744", "375000, 393216", "801961, 851968", "1015588, 1048576", "268435456, 268435456"})
  void cheapestSizeMayHaveOddFactors(int rows, int size) {
    Domain domain = Domain.cheapestFor(rows);
    assertEquals(size, domain.size());
    assertEquals(domain, Domain.ofSize(size));
  }

  @Test
  void sizesOfDomainsAreKnown() {
    for (int size : new int[] {1, 2, 32, 192, 832, 117 << 6, 13 << 16, 1 << 28}) {
      assertTrue(Domain.isSize(size), () -> String.valueOf(size));
    }
    for (int size : new int[] {0, -4, 3, 96, 5 << 10, 27 << 8, 169 << 8, 3 << 27}) {
      assertFalse(Domain.isSize(size), () -> String.valueOf(size));
      assertThrows(IllegalArgumentException.class, () -> Domain.ofSize(size));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {192, 576, 832, 13 << 16, 117 << 13})
  void generatorOfAnOddMultipleHasItsOrderAndIsTheSquareOfTheNext(int size) {
    Domain domain = Domain.ofSize(size);
    for (int prime : new int[] {2, 3, 13}) {
      if (size % prime == 0) {
        assertNotEquals(Fr.ONE, domain.generator().power(BigInteger.valueOf(size / prime)), "prime " + prime);
      }
    }
    assertEquals(Fr.ONE, domain.generator().power(BigInteger.valueOf(size)));
    Fr next = Domain.ofSize(2 * size).generator();
    assertEquals(domain.generator(), next.multiply(next));
  }

  @Test
  void largestPowerOfTwoHasTheGeneratorOfGnark() {
    assertEquals("19103219067921713944291392827692070036145651957329286315305642004821462161904",
        Domain.ofSize(1 << 28).generator().toBigInteger().toString());
  }

  @Test
  void generatorHasTheOrderOfTheDomain() {
    for (int logarithm = 1; logarithm <= 28; logarithm += 3) {
      Domain domain = Domain.powerOfTwoAtLeast(1 << logarithm);
      Fr half = domain.generator().power(BigInteger.valueOf(domain.size() / 2));
      assertEquals(Fr.ONE.negate(), half, domain.toString());
      assertEquals(Fr.ONE, domain.sizeInverse().multiply(Fr.of(domain.size())), domain.toString());
    }
  }

  @Test
  void lagrangePolynomialsInterpolate() {
    Domain domain = Domain.powerOfTwoAtLeast(16);
    Fr t = elements.fr();
    FrVector lagrange = domain.lagrangeAt(t);
    for (int degree = 0; degree < 16; degree++) {
      Fr sum = Fr.ZERO;
      for (int j = 0; j < 16; j++) {
        Fr value = domain.generator().power(BigInteger.valueOf((long) j * degree));
        sum = sum.add(lagrange.get(j).multiply(value));
      }
      assertEquals(t.power(BigInteger.valueOf(degree)), sum, "degree " + degree + ", " + elements);
    }
  }

  @Test
  void lagrangePolynomialsOnTheDomainAreUnitVectors() {
    Domain domain = Domain.powerOfTwoAtLeast(8);
    for (int i = 0; i < 8; i++) {
      FrVector lagrange = domain.lagrangeAt(domain.generator().power(BigInteger.valueOf(i)));
      for (int j = 0; j < 8; j++) {
        assertEquals(i == j ? Fr.ONE : Fr.ZERO, lagrange.get(j), i + ", " + j);
      }
    }
  }
}
