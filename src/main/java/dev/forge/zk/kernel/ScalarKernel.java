package dev.forge.zk.kernel;

/** The kernel without the Vector API. */
final class ScalarKernel extends ScalarArithmetic {
  ScalarKernel(KernelConstants constants) {
    super(constants);
  }

  @Override
  public void gather(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset, int[] index,
      int first, int blocks, int step) {
    for (int i = 0; i < LANES * blocks; i++) {
      int at = i / LANES * step + i % LANES;
      int from = index[first + i] + wordsOffset;
      DigitPacking.toDigits(words, from, DigitPacking.HALF, a, aOffset + at);
      DigitPacking.toDigits(words, from + 4, DigitPacking.HALF, b, bOffset + at);
    }
  }

  @Override
  public void scatter(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset, int[] index,
      int first, int blocks, int step) {
    for (int i = 0; i < LANES * blocks; i++) {
      int at = i / LANES * step + i % LANES;
      int to = index[first + i] + wordsOffset;
      DigitPacking.toWords(a, aOffset + at, DigitPacking.HALF, words, to);
      DigitPacking.toWords(b, bOffset + at, DigitPacking.HALF, words, to + 4);
    }
  }

  @Override
  public void load(double[] c, int cOffset, long[] words, int from, int blocks, int step) {
    for (int i = 0; i < LANES * blocks; i++) {
      DigitPacking.write(c, cOffset + i / LANES * step + i % LANES, words, from + 4 * i);
    }
  }

  @Override
  public void store(double[] a, int aOffset, long[] words, int to, int blocks, int step) {
    for (int i = 0; i < LANES * blocks; i++) {
      DigitPacking.read(modulus(), a, aOffset + i / LANES * step + i % LANES, words, to + 4 * i);
    }
  }

  @Override
  public void transpose(double[] a, int aOffset, int groups) {
    for (int group = 0; group < groups; group++) {
      for (int digit = 0; digit < DIGITS; digit++) {
        transposeDigit(a, aOffset + group * LANES * BLOCK + digit * LANES);
      }
    }
  }

  private static void transposeDigit(double[] a, int at) {
    for (int i = 1; i < LANES; i++) {
      for (int k = 0; k < i; k++) {
        double x = a[at + i * BLOCK + k];
        a[at + i * BLOCK + k] = a[at + k * BLOCK + i];
        a[at + k * BLOCK + i] = x;
      }
    }
  }
}
