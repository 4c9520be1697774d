package dev.forge.zk.poly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class DomainTest {
  private final RandomElements elements = RandomElements.fresh();

  @Test
  void sizeIsTheNextPowerOfTwo() {
    assertEquals(1, Domain.atLeast(1).size());
    assertEquals(2, Domain.atLeast(2).size());
    assertEquals(4, Domain.atLeast(3).size());
    assertEquals(64, Domain.atLeast(64).size());
    assertEquals(128, Domain.atLeast(65).size());
    assertEquals(1 << 28, Domain.atLeast(1 << 28).size());
    assertEquals("domain for 0 rows, allowed are 1 to 268435456",
        assertThrows(IllegalArgumentException.class, () -> Domain.atLeast(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Domain.atLeast((1 << 28) + 1));
  }

  @Test
  void generatorHasTheOrderOfTheDomain() {
    for (int logarithm = 1; logarithm <= 28; logarithm += 3) {
      Domain domain = Domain.atLeast(1 << logarithm);
      Fr half = domain.generator().power(BigInteger.valueOf(domain.size() / 2));
      assertEquals(Fr.ONE.negate(), half, domain.toString());
      assertEquals(Fr.ONE, domain.sizeInverse().multiply(Fr.of(domain.size())), domain.toString());
    }
  }

  @Test
  void lagrangePolynomialsInterpolate() {
    Domain domain = Domain.atLeast(16);
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
    Domain domain = Domain.atLeast(8);
    for (int i = 0; i < 8; i++) {
      FrVector lagrange = domain.lagrangeAt(domain.generator().power(BigInteger.valueOf(i)));
      for (int j = 0; j < 8; j++) {
        assertEquals(i == j ? Fr.ONE : Fr.ZERO, lagrange.get(j), i + ", " + j);
      }
    }
  }
}
