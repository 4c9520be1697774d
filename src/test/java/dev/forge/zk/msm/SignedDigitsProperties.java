package dev.forge.zk.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedDigitsProperties {
  private final RandomElements elements = RandomElements.fresh();

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void digitsTimesTheirWeightsAreTheScalars(Kernels kernels) {
    for (int bits = SignedDigits.MINIMUM_BITS; bits <= SignedDigits.MAXIMUM_BITS; bits++) {
      FrVector scalars = new RandomPoints(elements).scalars(RandomPoints.Scalars.WITNESS_LIKE, 300);
      scalars.set(0, Fr.of(1L << bits - 1));
      scalars.set(1, Fr.of((1L << bits - 1) - 1));
      scalars.set(2, Fr.of(1L << bits - 1).negate());
      scalars.set(3, Fr.of((1L << bits - 1) - 1).negate());
      scalars.set(4, Fr.ONE.negate());
      SignedDigits digits = SignedDigits.of(scalars, bits, kernels.fr(), Cores.of(2));
      FrVector sums = new FrVector(300);
      for (int s = 0; s < digits.sectionCount(); s++) {
        addSection(sums, digits.section(s), bits);
      }
      for (int i = 0; i < 300; i++) {
        assertEquals(scalars.get(i), sums.get(i), "scalar " + i + ", " + bits + " bits, " + elements);
      }
    }
  }

  private void addSection(FrVector sums, SignedDigits.Section section, int bits) {
    for (int position : section.ones()) {
      add(sums, position, Fr.ONE);
    }
    for (int i = 0; i < section.small().length; i++) {
      add(sums, section.small()[i], number(section.smallDigits()[i]));
    }
    for (int window = 0; window < section.digits().length; window++) {
      Fr weight = Fr.reduce(BigInteger.ONE.shiftLeft(bits * window));
      for (int i = 0; i < section.full().length; i++) {
        int digit = section.digits()[window][i];
        boolean last = window == section.digits().length - 1;
        assertTrue(last ? digit >= 0 && digit <= SignedDigits.largestLastDigit(bits) : Math.abs(digit) <= 1 << bits - 1,
            "digit " + digit + ", " + bits + " bits, " + elements);
        add(sums, section.full()[i], number(digit).multiply(weight));
      }
    }
  }

  private static Fr number(int digit) {
    return digit < 0 ? Fr.of(-digit).negate() : Fr.of(digit);
  }

  private static void add(FrVector sums, int position, Fr value) {
    sums.set(position, sums.get(position).add(value));
  }
}
