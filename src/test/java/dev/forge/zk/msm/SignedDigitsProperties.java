package dev.forge.zk.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.kernel.Workspace;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedDigitsProperties {
  private static final int SIZE = 300;
  private final RandomElements elements = RandomElements.fresh();

  @ParameterizedTest
  @EnumSource(Kernels.class)
  void digitsTimesTheirWeightsAreTheScalars(Kernels kernels) {
    for (int bits = SignedDigits.MINIMUM_BITS; bits <= SignedDigits.MAXIMUM_BITS; bits++) {
      FrVector scalars = new RandomPoints(elements).scalars(RandomPoints.Scalars.WITNESS_LIKE, SIZE);
      scalars.set(0, Fr.of(1L << bits - 1));
      scalars.set(1, Fr.of((1L << bits - 1) - 1));
      scalars.set(2, Fr.of(1L << bits - 1).negate());
      scalars.set(3, Fr.of((1L << bits - 1) - 1).negate());
      scalars.set(4, Fr.ONE.negate());
      scalars.set(5, Fr.of(2).power(BigInteger.valueOf(63)).negate());
      scalars.set(6, Fr.of(Long.MAX_VALUE).negate());
      try (Workspace workspace = new Workspace()) {
        SignedDigits digits = SignedDigits.of(scalars, kernels.fr(), Cores.of(2), workspace);
        FrVector sums = sums(digits, bits, workspace);
        for (int i = 0; i < SIZE; i++) {
          String message = "scalar " + i + ", " + bits + " bits, " + elements;
          assertEquals(scalars.get(i), sums.get(i), message);
          assertEquals(scalars.isZero(i), digits.isZero(i), message);
          assertEquals(scalars.get(i).isOne(), digits.isOne(i), message);
        }
      }
    }
  }

  private FrVector sums(SignedDigits digits, int bits, Workspace workspace) {
    FrVector sums = new FrVector(SIZE);
    boolean[] small = new boolean[SIZE];
    DigitTable table = DigitTable.of(digits, bits, Cores.of(2), workspace);
    Arrays.fill(small, true);
    for (int window = 0; window < SignedDigits.windows(bits); window++) {
      short[] cut = table.window(window);
      Fr weight = Fr.reduce(BigInteger.ONE.shiftLeft(bits * window));
      boolean last = window == SignedDigits.windows(bits) - 1;
      for (int i = 0; i < SIZE; i++) {
        assertTrue(last ? cut[i] >= 0 && cut[i] <= SignedDigits.largestLastDigit(bits)
            : -cut[i] <= 1 << bits - 1 && cut[i] < 1 << bits - 1,
            "digit " + cut[i] + ", " + bits + " bits, " + elements);
        sums.add(i, number(cut[i]).multiply(weight));
        small[i] &= window == 0 || cut[i] == 0;
      }
    }
    for (int i = 0; i < SIZE; i++) {
      assertEquals(small[i], digits.isSmall(i, bits), "scalar " + i + ", " + bits + " bits, " + elements);
    }
    return sums;
  }

  private static Fr number(int digit) {
    return digit < 0 ? Fr.of(-digit).negate() : Fr.of(digit);
  }
}
