package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.kernel.FieldKernel;
import java.math.BigInteger;

/**
 * Thirteen elements with 26 products. With 2, which generates the units modulo 13, the transform but for x_0 is a cyclic
 * convolution of twelve elements, x_(2^-a) with w^(2^c) (C. Rader, "Discrete Fourier transforms when the number of data
 * samples is prime", 1968). Since r - 1 is a multiple of twelve, that is done by transforms of twelve elements, each of
 * three by four without twiddles (I. Good, "The interaction algorithm and practical Fourier analysis", 1958).
 *
 * <p>Place (i, j) of the three by four holds x_k, k = 2^-(4 i + 3 j), from the beginning to the end: the second transform
 * of twelve, not inverted, gives the convolution with indices negated.
 */
final class Radix13 implements OddRadix {
  private static final int BLOCK = FieldKernel.BLOCK;
  private static final int[][] PLACES = places();

  private final FieldKernel field;
  private final Radix3 three;
  private final double[] fourthRoot;
  /** The transform of w^(2^c), divided by twelve, at its places. */
  private final double[][][] factors = new double[3][4][];

  Radix13(FieldKernel field, Fr root) {
    this.field = field;
    Powers powers = new Powers(field);
    Fr twelfth = Domain.rootOfUnity(12);
    three = new Radix3(field, twelfth.power(BigInteger.valueOf(4)));
    fourthRoot = powers.constant(twelfth.power(BigInteger.valueOf(3)), RUN);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        factors[i][j] = powers.constant(factor(root, twelfth, 4 * i + 9 * j), RUN);
      }
    }
  }

  private static Fr factor(Fr root, Fr twelfth, int frequency) {
    Fr sum = Fr.ZERO;
    for (int c = 0; c < 12; c++) {
      Fr element = root.power(BigInteger.valueOf((1 << c) % 13));
      sum = sum.add(element.multiply(twelfth.power(BigInteger.valueOf(c * frequency))));
    }
    return sum.multiply(Fr.of(12).invert());
  }

  private static int[][] places() {
    int[][] places = new int[3][4];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        places[i][j] = (1 << (24 - 4 * i - 3 * j) % 12) % 13;
      }
    }
    return places;
  }

  @Override
  public int size() {
    return 13;
  }

  @Override
  public void transform(double[] a, int at, int distance, double[] scratch, int blocks) {
    transformTwelve(a, at, distance, scratch, blocks);
    // the sum of x_1 to x_12 now lies at the first place: its convolution times 1/12 gets x_0 for all outputs
    int first = at + PLACES[0][0] * distance;
    System.arraycopy(a, first, scratch, 0, blocks * BLOCK);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        int x = at + PLACES[i][j] * distance;
        field.multiply(a, x, a, x, factors[i][j], 0, blocks, BLOCK);
      }
    }
    field.add(a, first, a, first, a, at, blocks, BLOCK);
    field.add(a, at, a, at, scratch, 0, blocks, BLOCK);
    transformTwelve(a, at, distance, scratch, blocks);
  }

  private void transformTwelve(double[] a, int at, int distance, double[] scratch, int blocks) {
    for (int j = 0; j < 4; j++) {
      three.transform(a, at + PLACES[0][j] * distance, at + PLACES[1][j] * distance, at + PLACES[2][j] * distance,
          scratch, blocks);
    }
    for (int[] row : PLACES) {
      transformFour(a, at + row[0] * distance, at + row[1] * distance, at + row[2] * distance, at + row[3] * distance,
          scratch, blocks);
    }
  }

  private void transformFour(double[] a, int x0, int x1, int x2, int x3, double[] scratch, int blocks) {
    final int even = 0;
    final int odd = RUN * BLOCK;
    field.butterfly(a, x0, scratch, even, a, x0, a, x2, blocks, BLOCK);
    field.butterfly(a, x1, scratch, odd, a, x1, a, x3, blocks, BLOCK);
    field.multiply(scratch, odd, scratch, odd, fourthRoot, 0, blocks, BLOCK);
    field.butterfly(a, x0, a, x2, a, x0, a, x1, blocks, BLOCK);
    field.butterfly(a, x1, a, x3, scratch, even, scratch, odd, blocks, BLOCK);
  }
}
