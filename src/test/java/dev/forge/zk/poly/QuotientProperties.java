package dev.forge.zk.poly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuotientProperties {
  private final RandomElements elements = RandomElements.fresh();

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void quotientIsThatOfSchoolbookDivision(Kernels kernels) {
    for (int rows : new int[] {1, 2, 3, 31, 64, 100, 200}) {
      Domain domain = Domain.powerOfTwoAtLeast(rows);
      int n = domain.size();
      FrVector a = Polynomials.random(elements, rows);
      FrVector b = Polynomials.random(elements, rows);
      FrVector c = products(a, b);
      FrVector dividend = Polynomials.multiply(interpolated(domain, a), interpolated(domain, b));
      FrVector subtrahend = interpolated(domain, c);
      for (int i = 0; i < n; i++) {
        dividend.set(i, dividend.get(i).subtract(subtrahend.get(i)));
      }
      FrVector expected = n == 1 ? new FrVector(0) : Polynomials.divideByVanishing(dividend, n);
      assertArrayEquals(new FrVector(dividend.size()).limbs(), dividend.limbs(), "rest, " + elements);
      FrVector h = new Quotient(domain, kernels).of(a, b, c, Cores.of(2));
      assertArrayEquals(expected.limbs(), h.limbs(), rows + " rows, " + elements);
    }
  }

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void quotientTimesVanishingIsTheDifferenceAtAnyPoint(Kernels kernels) {
    for (int rows : new int[] {5000, 1 << 13, (1 << 14) + 7}) {
      Domain domain = Domain.powerOfTwoAtLeast(rows);
      FrVector a = Polynomials.random(elements, rows);
      FrVector b = Polynomials.random(elements, rows);
      FrVector c = products(a, b);
      FrVector h = new Quotient(domain, kernels).of(a, b, c, Cores.of(2));
      assertEquals(domain.size() - 1, h.size());
      Fr t = elements.fr();
      FrVector lagrange = domain.lagrangeAt(t);
      Fr difference = innerProduct(a, lagrange).multiply(innerProduct(b, lagrange)).subtract(innerProduct(c, lagrange));
      assertEquals(difference, Polynomials.evaluate(h, t).multiply(domain.vanishingAt(t)), rows + " rows, " + elements);
    }
  }

  @Test
  void inputsStayAsTheyWere() {
    FrVector a = Polynomials.random(elements, 70);
    FrVector before = Polynomials.copy(a);
    new Quotient(Domain.powerOfTwoAtLeast(70)).of(a, a, products(a, a), Cores.of(1));
    assertArrayEquals(before.limbs(), a.limbs(), elements.toString());
  }

  @Test
  void tooManyRowsAreRefused() {
    FrVector rows = new FrVector(9);
    Quotient quotient = new Quotient(Domain.powerOfTwoAtLeast(8));
    assertEquals("9 rows over a domain of size 8",
        assertThrows(IllegalArgumentException.class, () -> quotient.of(rows, rows, rows, Cores.of(1))).getMessage());
  }

  private static FrVector products(FrVector a, FrVector b) {
    FrVector c = new FrVector(a.size());
    for (int i = 0; i < a.size(); i++) {
      c.set(i, a.get(i).multiply(b.get(i)));
    }
    return c;
  }

  private static FrVector interpolated(Domain domain, FrVector rows) {
    FrVector coefficients = new FrVector(domain.size());
    System.arraycopy(rows.limbs(), 0, coefficients.limbs(), 0, rows.limbs().length);
    new Fft(domain, Kernels.SCALAR).interpolate(coefficients, Cores.of(1));
    return coefficients;
  }

  private static Fr innerProduct(FrVector a, FrVector b) {
    Fr sum = Fr.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.add(a.get(i).multiply(b.get(i)));
    }
    return sum;
  }
}
