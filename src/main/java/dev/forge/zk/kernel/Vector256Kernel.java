package dev.forge.zk.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernel on vectors of 256 bits: a digit of a block is two vectors. */
final class Vector256Kernel extends Vector256Arithmetic {
  private static final VectorSpecies<Double> D = DoubleVector.SPECIES_256;
  private static final VectorSpecies<Long> L = LongVector.SPECIES_256;
  private static final int HALF_BLOCK = 4;
  /** Bits of 2^52: or-ed with an integer below 2^52 they make the number 2^52 + that integer. */
  private static final long EXPONENT = 0x4330000000000000L;
  /** Bits of 1.5 * 2^52: added to a signed integer below 2^51 they make 1.5 * 2^52 + that integer. */
  private static final long SIGNED_EXPONENT = 0x4338000000000000L;
  private static final double UNSIGNED = 0x1p52;
  private static final double SIGNED = 0x1.8p52;
  private static final double BIAS = 0x1p50;
  /** Places of the words of four adjacent elements of four words. */
  private static final int[] ADJACENT = {0, 4, 8, 12};

  /** The modulus in five digits without sign. */
  private final long[] modulusDigits;

  Vector256Kernel(KernelConstants constants) {
    super(constants);
    modulusDigits = DigitPacking.unsignedDigits(constants.modulus());
  }

  @Override
  public void gather(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset, int[] index,
      int first, int blocks, int step) {
    for (int half = 0; half < 2 * blocks; half++) {
      int o = half / 2 * step + half % 2 * HALF_BLOCK;
      int i = first + HALF_BLOCK * half;
      gather(a, aOffset + o, words, wordsOffset, index, i);
      gather(b, bOffset + o, words, wordsOffset + 4, index, i);
    }
  }

  private static void gather(double[] a, int at, long[] words, int from, int[] index, int first) {
    LongVector w0 = LongVector.fromArray(L, words, from, index, first);
    LongVector w1 = LongVector.fromArray(L, words, from + 1, index, first);
    LongVector w2 = LongVector.fromArray(L, words, from + 2, index, first);
    LongVector w3 = LongVector.fromArray(L, words, from + 3, index, first);
    unpack(w0, w1, w2, w3, a, at);
  }

  /** Four elements at rest, word by word, to half a block: each digit is a shifted word minus 2^50. */
  private static void unpack(LongVector w0, LongVector w1, LongVector w2, LongVector w3, double[] a, int at) {
    unpackDigit(w0, a, at);
    unpackDigit(w0.lanewise(VectorOperators.LSHR, 51).or(w1.lanewise(VectorOperators.LSHL, 13)), a, at + 8);
    unpackDigit(w1.lanewise(VectorOperators.LSHR, 38).or(w2.lanewise(VectorOperators.LSHL, 26)), a, at + 16);
    unpackDigit(w2.lanewise(VectorOperators.LSHR, 25).or(w3.lanewise(VectorOperators.LSHL, 39)), a, at + 24);
    w3.lanewise(VectorOperators.ASHR, 12).add(SIGNED_EXPONENT).viewAsFloatingLanes().sub(SIGNED).intoArray(a, at + 32);
  }

  private static void unpackDigit(LongVector word, double[] a, int at) {
    word.and(DigitPacking.MASK).or(EXPONENT).viewAsFloatingLanes().sub(UNSIGNED + BIAS).intoArray(a, at);
  }

  @Override
  public void scatter(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset, int[] index,
      int first, int blocks, int step) {
    long[] rows = new long[4 * HALF_BLOCK];
    for (int half = 0; half < 2 * blocks; half++) {
      int o = half / 2 * step + half % 2 * HALF_BLOCK;
      int i = first + HALF_BLOCK * half;
      scatter(a, aOffset + o, rows, words, wordsOffset, index, i);
      scatter(b, bOffset + o, rows, words, wordsOffset + 4, index, i);
    }
  }

  private static void scatter(double[] a, int at, long[] rows, long[] words, int to, int[] index, int first) {
    LongVector d0 = biasedDigit(a, at);
    LongVector d1 = biasedDigit(a, at + 8).add(d0.lanewise(VectorOperators.ASHR, 51));
    LongVector d2 = biasedDigit(a, at + 16).add(d1.lanewise(VectorOperators.ASHR, 51));
    LongVector d3 = biasedDigit(a, at + 24).add(d2.lanewise(VectorOperators.ASHR, 51));
    LongVector d4 = signedDigit(a, at + 32).add(d3.lanewise(VectorOperators.ASHR, 51));
    storeRows(d0, d1, d2, d3, d4, rows);
    for (int lane = 0; lane < HALF_BLOCK; lane++) {
      copyRow(rows, lane, words, index[first + lane] + to);
    }
  }

  /** Word w of lane i goes to 4 w + i. */
  private static void storeRows(
      LongVector d0, LongVector d1, LongVector d2, LongVector d3, LongVector d4, long[] rows) {
    word0(d0, d1).intoArray(rows, 0);
    word1(d1, d2).intoArray(rows, 4);
    word2(d2, d3).intoArray(rows, 8);
    word3(d3, d4).intoArray(rows, 12);
  }

  private static void copyRow(long[] rows, int lane, long[] words, int to) {
    words[to] = rows[lane];
    words[to + 1] = rows[lane + 4];
    words[to + 2] = rows[lane + 8];
    words[to + 3] = rows[lane + 12];
  }

  private static LongVector biasedDigit(double[] a, int at) {
    return DoubleVector.fromArray(D, a, at).add(SIGNED + BIAS).viewAsIntegralLanes().sub(SIGNED_EXPONENT);
  }

  private static LongVector signedDigit(double[] a, int at) {
    return DoubleVector.fromArray(D, a, at).add(SIGNED).viewAsIntegralLanes().sub(SIGNED_EXPONENT);
  }

  private static LongVector word0(LongVector d0, LongVector d1) {
    return d0.and(DigitPacking.MASK).or(d1.lanewise(VectorOperators.LSHL, 51));
  }

  private static LongVector word1(LongVector d1, LongVector d2) {
    return d1.and(DigitPacking.MASK).lanewise(VectorOperators.LSHR, 13).or(d2.lanewise(VectorOperators.LSHL, 38));
  }

  private static LongVector word2(LongVector d2, LongVector d3) {
    return d2.and(DigitPacking.MASK).lanewise(VectorOperators.LSHR, 26).or(d3.lanewise(VectorOperators.LSHL, 25));
  }

  private static LongVector word3(LongVector d3, LongVector d4) {
    return d3.and(DigitPacking.MASK).lanewise(VectorOperators.LSHR, 39).or(d4.lanewise(VectorOperators.LSHL, 12));
  }

  @Override
  public void load(double[] c, int cOffset, long[] words, int from, int blocks, int step) {
    for (int half = 0; half < 2 * blocks; half++) {
      int i = from + 4 * HALF_BLOCK * half;
      int o = cOffset + half / 2 * step + half % 2 * HALF_BLOCK;
      LongVector w0 = LongVector.fromArray(L, words, i, ADJACENT, 0);
      LongVector w1 = LongVector.fromArray(L, words, i + 1, ADJACENT, 0);
      LongVector w2 = LongVector.fromArray(L, words, i + 2, ADJACENT, 0);
      LongVector w3 = LongVector.fromArray(L, words, i + 3, ADJACENT, 0);
      DoubleVector d0 = number(w0);
      DoubleVector d1 = number(w0.lanewise(VectorOperators.LSHR, 51).or(w1.lanewise(VectorOperators.LSHL, 13)));
      DoubleVector d2 = number(w1.lanewise(VectorOperators.LSHR, 38).or(w2.lanewise(VectorOperators.LSHL, 26)));
      DoubleVector d3 = number(w2.lanewise(VectorOperators.LSHR, 25).or(w3.lanewise(VectorOperators.LSHL, 39)));
      DoubleVector d4 = number(w3.lanewise(VectorOperators.LSHR, 12));
      DoubleVector k0 = carry(d0);
      DoubleVector k1 = carry(d1);
      DoubleVector k2 = carry(d2);
      DoubleVector k3 = carry(d3);
      d0.sub(k0).intoArray(c, o);
      d1.sub(k1).add(k0.mul(0x1p-51)).intoArray(c, o + 8);
      d2.sub(k2).add(k1.mul(0x1p-51)).intoArray(c, o + 16);
      d3.sub(k3).add(k2.mul(0x1p-51)).intoArray(c, o + 24);
      d4.add(k3.mul(0x1p-51)).intoArray(c, o + 32);
    }
  }

  private static DoubleVector number(LongVector word) {
    return word.and(DigitPacking.MASK).or(EXPONENT).viewAsFloatingLanes().sub(UNSIGNED);
  }

  private static DoubleVector carry(DoubleVector digit) {
    return digit.add(0x1.8p103).sub(0x1.8p103);
  }

  @Override
  public void store(double[] a, int aOffset, long[] words, int to, int blocks, int step) {
    long[] rows = new long[4 * HALF_BLOCK];
    for (int half = 0; half < 2 * blocks; half++) {
      int i = to + 4 * HALF_BLOCK * half;
      int o = aOffset + half / 2 * step + half % 2 * HALF_BLOCK;
      LongVector d0 = signedDigit(a, o);
      LongVector d1 = signedDigit(a, o + 8).add(d0.lanewise(VectorOperators.ASHR, 51));
      LongVector d2 = signedDigit(a, o + 16).add(d1.lanewise(VectorOperators.ASHR, 51));
      LongVector d3 = signedDigit(a, o + 24).add(d2.lanewise(VectorOperators.ASHR, 51));
      LongVector d4 = signedDigit(a, o + 32).add(d3.lanewise(VectorOperators.ASHR, 51));
      LongVector negative = d4.lanewise(VectorOperators.ASHR, 63);
      d0 = d0.and(DigitPacking.MASK).add(negative.and(modulusDigits[0]));
      d1 = d1.and(DigitPacking.MASK).add(negative.and(modulusDigits[1])).add(d0.lanewise(VectorOperators.LSHR, 51));
      d2 = d2.and(DigitPacking.MASK).add(negative.and(modulusDigits[2])).add(d1.lanewise(VectorOperators.LSHR, 51));
      d3 = d3.and(DigitPacking.MASK).add(negative.and(modulusDigits[3])).add(d2.lanewise(VectorOperators.LSHR, 51));
      d4 = d4.add(negative.and(modulusDigits[4])).add(d3.lanewise(VectorOperators.LSHR, 51));
      storeRows(d0, d1, d2, d3, d4, rows);
      for (int lane = 0; lane < HALF_BLOCK; lane++) {
        copyRow(rows, lane, words, i + 4 * lane);
      }
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
