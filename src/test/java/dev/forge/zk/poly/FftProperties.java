package dev.forge.zk.poly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FftProperties {
  private final RandomElements elements = RandomElements.fresh();

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void outputIsEvaluationAtRootPowers(Kernels kernels) {
    for (int size = 1; size <= 256; size *= 2) {
      Domain domain = Domain.powerOfTwoAtLeast(size);
      FrVector coefficients = Polynomials.random(elements, size);
      FrVector values = Polynomials.copy(coefficients);
      FrVector shifted = Polynomials.copy(coefficients);
      Fft fft = new Fft(domain, kernels);
      fft.evaluate(values, Cores.of(2));
      fft.evaluateOnCoset(shifted, Cores.of(2));
      Fr x = Fr.ONE;
      for (int j = 0; j < size; j++) {
        String message = "value " + j + " of " + size + ", " + elements;
        assertEquals(Polynomials.evaluate(coefficients, x), values.get(j), message);
        assertEquals(Polynomials.evaluate(coefficients, x.multiply(Domain.COSET_SHIFT)), shifted.get(j), message);
        x = x.multiply(domain.generator());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void someValuesOfLargeTransformsAreEvaluations(Kernels kernels) {
    for (int size : new int[] {1 << 12, 1 << 14, 1 << 15}) {
      Domain domain = Domain.powerOfTwoAtLeast(size);
      FrVector coefficients = Polynomials.random(elements, size);
      FrVector values = Polynomials.copy(coefficients);
      new Fft(domain, kernels).evaluate(values, Cores.of(2));
      for (int i = 0; i < 4; i++) {
        int j = elements.random().nextInt(size);
        Fr x = domain.generator().power(BigInteger.valueOf(j));
        assertEquals(Polynomials.evaluate(coefficients, x), values.get(j), "value " + j + ", " + elements);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void sizesWithOddFactorsGiveEvaluationsToo(Kernels kernels) {
    for (int size : new int[] {192, 576, 832, 2496, 7488, 3 << 14, 13 << 14, 39 << 13}) {
      Domain domain = Domain.ofSize(size);
      FrVector coefficients = Polynomials.random(elements, size);
      FrVector values = Polynomials.copy(coefficients);
      Fft fft = new Fft(domain, kernels);
      fft.evaluate(values, Cores.of(2));
      for (int i = 0; i < 6; i++) {
        int j = i == 0 ? 1 : elements.random().nextInt(size);
        Fr x = domain.generator().power(BigInteger.valueOf(j));
        assertEquals(Polynomials.evaluate(coefficients, x), values.get(j),
            "value " + j + " of " + size + ", " + elements);
      }
      fft.interpolate(values, Cores.of(2));
      assertArrayEquals(coefficients.limbs(), values.limbs(), size + ", " + elements);
    }
  }

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void interpolationUndoesEvaluation(Kernels kernels) {
    for (int size : new int[] {1, 2, 32, 64, 128, 1 << 13, 1 << 14}) {
      Fft fft = new Fft(Domain.powerOfTwoAtLeast(size), kernels);
      FrVector coefficients = Polynomials.random(elements, size);
      FrVector vector = Polynomials.copy(coefficients);
      fft.evaluate(vector, Cores.of(1));
      fft.interpolate(vector, Cores.of(2));
      assertArrayEquals(coefficients.limbs(), vector.limbs(), size + ", " + elements);
      fft.evaluateOnCoset(vector, Cores.of(2));
      fft.interpolateOnCoset(vector, Cores.of(1));
      assertArrayEquals(coefficients.limbs(), vector.limbs(), size + ", " + elements);
    }
  }

  @Test
  void vectorOfAnotherSizeIsRefused() {
    Fft fft = new Fft(Domain.powerOfTwoAtLeast(8));
    assertEquals("vector of 7 elements over a domain of size 8",
        assertThrows(IllegalArgumentException.class, () -> fft.evaluate(new FrVector(7), Cores.of(1))).getMessage());
  }
}
