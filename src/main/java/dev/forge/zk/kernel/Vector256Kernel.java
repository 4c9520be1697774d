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
  /** Permutations of two vectors that transpose four rows of four in two rounds. */
  private static final long[] LOW_1 = {0, 4, 2, 6};
  private static final long[] HIGH_1 = {1, 5, 3, 7};
  private static final long[] LOW_2 = {0, 1, 4, 5};
  private static final long[] HIGH_2 = {2, 3, 6, 7};

  /** The modulus in five digits without sign. */
  private final long[] modulusDigits;

  Vector256Kernel(KernelConstants constants) {
    super(constants);
    modulusDigits = DigitPacking.unsignedDigits(constants.modulus());
  }

  @Override
  public void gather(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset, int[] index,
      int first, int blocks, int step) {
    gather(a, aOffset, words, wordsOffset, index, first, blocks, step);
    gather(b, bOffset, words, wordsOffset + 4, index, first, blocks, step);
  }

  /** One element of each pair at rest: each digit is a shifted word minus 2^50. */
  private static void gather(double[] a, int aOffset, long[] words, int from, int[] index, int first, int blocks,
      int step) {
    LongVector low1 = LongVector.fromArray(L, LOW_1, 0);
    LongVector high1 = LongVector.fromArray(L, HIGH_1, 0);
    LongVector low2 = LongVector.fromArray(L, LOW_2, 0);
    LongVector high2 = LongVector.fromArray(L, HIGH_2, 0);
    LongVector mask = LongVector.broadcast(L, DigitPacking.MASK);
    LongVector exponent = LongVector.broadcast(L, EXPONENT);
    LongVector signedExponent = LongVector.broadcast(L, SIGNED_EXPONENT);
    DoubleVector biased = DoubleVector.broadcast(D, UNSIGNED + BIAS);
    DoubleVector signed = DoubleVector.broadcast(D, SIGNED);
    for (int half = 0; half < 2 * blocks; half++) {
      int o = aOffset + half / 2 * step + half % 2 * HALF_BLOCK;
      int i = first + HALF_BLOCK * half;
      LongVector r0 = LongVector.fromArray(L, words, from + index[i]);
      LongVector r1 = LongVector.fromArray(L, words, from + index[i + 1]);
      LongVector r2 = LongVector.fromArray(L, words, from + index[i + 2]);
      LongVector r3 = LongVector.fromArray(L, words, from + index[i + 3]);
      LongVector s0 = low1.selectFrom(r0, r1);
      LongVector s1 = high1.selectFrom(r0, r1);
      LongVector s2 = low1.selectFrom(r2, r3);
      LongVector s3 = high1.selectFrom(r2, r3);
      LongVector w0 = low2.selectFrom(s0, s2);
      LongVector w1 = low2.selectFrom(s1, s3);
      LongVector w2 = high2.selectFrom(s0, s2);
      LongVector w3 = high2.selectFrom(s1, s3);
      w0.and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(a, o);
      w0.lanewise(VectorOperators.LSHR, 51).or(w1.lanewise(VectorOperators.LSHL, 13))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(a, o + 8);
      w1.lanewise(VectorOperators.LSHR, 38).or(w2.lanewise(VectorOperators.LSHL, 26))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(a, o + 16);
      w2.lanewise(VectorOperators.LSHR, 25).or(w3.lanewise(VectorOperators.LSHL, 39))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(a, o + 24);
      w3.lanewise(VectorOperators.ASHR, 12)
          .add(signedExponent).viewAsFloatingLanes().sub(signed).intoArray(a, o + 32);
    }
  }

  @Override
  public void scatter(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset, int[] index,
      int first, int blocks, int step) {
    scatter(a, aOffset, words, wordsOffset, index, first, blocks, step);
    scatter(b, bOffset, words, wordsOffset + 4, index, first, blocks, step);
  }

  private static void scatter(double[] a, int aOffset, long[] words, int to, int[] index, int first, int blocks,
      int step) {
    LongVector low1 = LongVector.fromArray(L, LOW_1, 0);
    LongVector high1 = LongVector.fromArray(L, HIGH_1, 0);
    LongVector low2 = LongVector.fromArray(L, LOW_2, 0);
    LongVector high2 = LongVector.fromArray(L, HIGH_2, 0);
    LongVector mask = LongVector.broadcast(L, DigitPacking.MASK);
    LongVector exponent = LongVector.broadcast(L, SIGNED_EXPONENT);
    DoubleVector biased = DoubleVector.broadcast(D, SIGNED + BIAS);
    DoubleVector signed = DoubleVector.broadcast(D, SIGNED);
    for (int half = 0; half < 2 * blocks; half++) {
      int o = aOffset + half / 2 * step + half % 2 * HALF_BLOCK;
      int i = first + HALF_BLOCK * half;
      LongVector d0 = DoubleVector.fromArray(D, a, o).add(biased).viewAsIntegralLanes().sub(exponent);
      LongVector d1 = DoubleVector.fromArray(D, a, o + 8).add(biased).viewAsIntegralLanes().sub(exponent)
          .add(d0.lanewise(VectorOperators.ASHR, 51));
      LongVector d2 = DoubleVector.fromArray(D, a, o + 16).add(biased).viewAsIntegralLanes().sub(exponent)
          .add(d1.lanewise(VectorOperators.ASHR, 51));
      LongVector d3 = DoubleVector.fromArray(D, a, o + 24).add(biased).viewAsIntegralLanes().sub(exponent)
          .add(d2.lanewise(VectorOperators.ASHR, 51));
      LongVector d4 = DoubleVector.fromArray(D, a, o + 32).add(signed).viewAsIntegralLanes().sub(exponent)
          .add(d3.lanewise(VectorOperators.ASHR, 51));
      LongVector w0 = d0.and(mask).or(d1.lanewise(VectorOperators.LSHL, 51));
      LongVector w1 =
          d1.and(mask).lanewise(VectorOperators.LSHR, 13).or(d2.lanewise(VectorOperators.LSHL, 38));
      LongVector w2 =
          d2.and(mask).lanewise(VectorOperators.LSHR, 26).or(d3.lanewise(VectorOperators.LSHL, 25));
      LongVector w3 =
          d3.and(mask).lanewise(VectorOperators.LSHR, 39).or(d4.lanewise(VectorOperators.LSHL, 12));
      LongVector s0 = low1.selectFrom(w0, w1);
      LongVector s1 = high1.selectFrom(w0, w1);
      LongVector s2 = low1.selectFrom(w2, w3);
      LongVector s3 = high1.selectFrom(w2, w3);
      low2.selectFrom(s0, s2).intoArray(words, to + index[i]);
      low2.selectFrom(s1, s3).intoArray(words, to + index[i + 1]);
      high2.selectFrom(s0, s2).intoArray(words, to + index[i + 2]);
      high2.selectFrom(s1, s3).intoArray(words, to + index[i + 3]);
    }
  }

  @Override
  public void load(double[] c, int cOffset, long[] words, int from, int blocks, int step) {
    LongVector low1 = LongVector.fromArray(L, LOW_1, 0);
    LongVector high1 = LongVector.fromArray(L, HIGH_1, 0);
    LongVector low2 = LongVector.fromArray(L, LOW_2, 0);
    LongVector high2 = LongVector.fromArray(L, HIGH_2, 0);
    LongVector mask = LongVector.broadcast(L, DigitPacking.MASK);
    LongVector exponent = LongVector.broadcast(L, EXPONENT);
    DoubleVector unsigned = DoubleVector.broadcast(D, UNSIGNED);
    DoubleVector round = DoubleVector.broadcast(D, 0x1.8p103);
    DoubleVector radix = DoubleVector.broadcast(D, 0x1p-51);
    for (int half = 0; half < 2 * blocks; half++) {
      int i = from + 4 * HALF_BLOCK * half;
      int o = cOffset + half / 2 * step + half % 2 * HALF_BLOCK;
      LongVector r0 = LongVector.fromArray(L, words, i);
      LongVector r1 = LongVector.fromArray(L, words, i + 4);
      LongVector r2 = LongVector.fromArray(L, words, i + 8);
      LongVector r3 = LongVector.fromArray(L, words, i + 12);
      LongVector s0 = low1.selectFrom(r0, r1);
      LongVector s1 = high1.selectFrom(r0, r1);
      LongVector s2 = low1.selectFrom(r2, r3);
      LongVector s3 = high1.selectFrom(r2, r3);
      LongVector w0 = low2.selectFrom(s0, s2);
      LongVector w1 = low2.selectFrom(s1, s3);
      LongVector w2 = high2.selectFrom(s0, s2);
      LongVector w3 = high2.selectFrom(s1, s3);
      LongVector x1 = w0.lanewise(VectorOperators.LSHR, 51).or(w1.lanewise(VectorOperators.LSHL, 13));
      LongVector x2 = w1.lanewise(VectorOperators.LSHR, 38).or(w2.lanewise(VectorOperators.LSHL, 26));
      LongVector x3 = w2.lanewise(VectorOperators.LSHR, 25).or(w3.lanewise(VectorOperators.LSHL, 39));
      LongVector x4 = w3.lanewise(VectorOperators.LSHR, 12);
      DoubleVector d0 = w0.and(mask).or(exponent).viewAsFloatingLanes().sub(unsigned);
      DoubleVector d1 = x1.and(mask).or(exponent).viewAsFloatingLanes().sub(unsigned);
      DoubleVector d2 = x2.and(mask).or(exponent).viewAsFloatingLanes().sub(unsigned);
      DoubleVector d3 = x3.and(mask).or(exponent).viewAsFloatingLanes().sub(unsigned);
      DoubleVector d4 = x4.and(mask).or(exponent).viewAsFloatingLanes().sub(unsigned);
      DoubleVector k0 = d0.add(round).sub(round);
      DoubleVector k1 = d1.add(round).sub(round);
      DoubleVector k2 = d2.add(round).sub(round);
      DoubleVector k3 = d3.add(round).sub(round);
      d0.sub(k0).intoArray(c, o);
      d1.sub(k1).add(k0.mul(radix)).intoArray(c, o + 8);
      d2.sub(k2).add(k1.mul(radix)).intoArray(c, o + 16);
      d3.sub(k3).add(k2.mul(radix)).intoArray(c, o + 24);
      d4.add(k3.mul(radix)).intoArray(c, o + 32);
    }
  }

  @Override
  public void store(double[] a, int aOffset, long[] words, int to, int blocks, int step) {
    LongVector low1 = LongVector.fromArray(L, LOW_1, 0);
    LongVector high1 = LongVector.fromArray(L, HIGH_1, 0);
    LongVector low2 = LongVector.fromArray(L, LOW_2, 0);
    LongVector high2 = LongVector.fromArray(L, HIGH_2, 0);
    LongVector mask = LongVector.broadcast(L, DigitPacking.MASK);
    LongVector exponent = LongVector.broadcast(L, SIGNED_EXPONENT);
    DoubleVector signed = DoubleVector.broadcast(D, SIGNED);
    LongVector m0 = LongVector.broadcast(L, modulusDigits[0]);
    LongVector m1 = LongVector.broadcast(L, modulusDigits[1]);
    LongVector m2 = LongVector.broadcast(L, modulusDigits[2]);
    LongVector m3 = LongVector.broadcast(L, modulusDigits[3]);
    LongVector m4 = LongVector.broadcast(L, modulusDigits[4]);
    for (int half = 0; half < 2 * blocks; half++) {
      int i = to + 4 * HALF_BLOCK * half;
      int o = aOffset + half / 2 * step + half % 2 * HALF_BLOCK;
      LongVector d0 = DoubleVector.fromArray(D, a, o).add(signed).viewAsIntegralLanes().sub(exponent);
      LongVector d1 = DoubleVector.fromArray(D, a, o + 8).add(signed).viewAsIntegralLanes().sub(exponent)
          .add(d0.lanewise(VectorOperators.ASHR, 51));
      LongVector d2 = DoubleVector.fromArray(D, a, o + 16).add(signed).viewAsIntegralLanes().sub(exponent)
          .add(d1.lanewise(VectorOperators.ASHR, 51));
      LongVector d3 = DoubleVector.fromArray(D, a, o + 24).add(signed).viewAsIntegralLanes().sub(exponent)
          .add(d2.lanewise(VectorOperators.ASHR, 51));
      LongVector d4 = DoubleVector.fromArray(D, a, o + 32).add(signed).viewAsIntegralLanes().sub(exponent)
          .add(d3.lanewise(VectorOperators.ASHR, 51));
      LongVector negative = d4.lanewise(VectorOperators.ASHR, 63);
      d0 = d0.and(mask).add(negative.and(m0));
      d1 = d1.and(mask).add(negative.and(m1)).add(d0.lanewise(VectorOperators.LSHR, 51));
      d2 = d2.and(mask).add(negative.and(m2)).add(d1.lanewise(VectorOperators.LSHR, 51));
      d3 = d3.and(mask).add(negative.and(m3)).add(d2.lanewise(VectorOperators.LSHR, 51));
      d4 = d4.add(negative.and(m4)).add(d3.lanewise(VectorOperators.LSHR, 51));
      LongVector w0 = d0.and(mask).or(d1.lanewise(VectorOperators.LSHL, 51));
      LongVector w1 =
          d1.and(mask).lanewise(VectorOperators.LSHR, 13).or(d2.lanewise(VectorOperators.LSHL, 38));
      LongVector w2 =
          d2.and(mask).lanewise(VectorOperators.LSHR, 26).or(d3.lanewise(VectorOperators.LSHL, 25));
      LongVector w3 =
          d3.and(mask).lanewise(VectorOperators.LSHR, 39).or(d4.lanewise(VectorOperators.LSHL, 12));
      LongVector s0 = low1.selectFrom(w0, w1);
      LongVector s1 = high1.selectFrom(w0, w1);
      LongVector s2 = low1.selectFrom(w2, w3);
      LongVector s3 = high1.selectFrom(w2, w3);
      low2.selectFrom(s0, s2).intoArray(words, i);
      low2.selectFrom(s1, s3).intoArray(words, i + 4);
      high2.selectFrom(s0, s2).intoArray(words, i + 8);
      high2.selectFrom(s1, s3).intoArray(words, i + 12);
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
