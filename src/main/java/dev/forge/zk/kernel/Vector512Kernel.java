package dev.forge.zk.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernel on vectors of 512 bits: a digit of a block is one vector. */
final class Vector512Kernel extends Vector512Arithmetic {
  private static final VectorSpecies<Double> D = DoubleVector.SPECIES_512;
  private static final VectorSpecies<Long> L = LongVector.SPECIES_512;
  /** Bits of 2^52: or-ed with an integer below 2^52 they make the number 2^52 + that integer. */
  private static final long EXPONENT = 0x4330000000000000L;
  /** Bits of 1.5 * 2^52: added to a signed integer below 2^51 they make 1.5 * 2^52 + that integer. */
  private static final long SIGNED_EXPONENT = 0x4338000000000000L;
  private static final double UNSIGNED = 0x1p52;
  private static final double SIGNED = 0x1.8p52;
  private static final double BIAS = 0x1p50;
  /** Permutations of two vectors that transpose eight rows of eight in three rounds. */
  private static final long[] LOW_1 = {0, 8, 2, 10, 4, 12, 6, 14};
  private static final long[] HIGH_1 = {1, 9, 3, 11, 5, 13, 7, 15};
  private static final long[] LOW_2 = {0, 1, 8, 9, 4, 5, 12, 13};
  private static final long[] HIGH_2 = {2, 3, 10, 11, 6, 7, 14, 15};
  private static final long[] LOW_3 = {0, 1, 2, 3, 8, 9, 10, 11};
  private static final long[] HIGH_3 = {4, 5, 6, 7, 12, 13, 14, 15};
  /** Permutations of two vectors, each of two elements of four words: their first and second words, and their others. */
  private static final long[] FIRST_WORDS = {0, 4, 8, 12, 1, 5, 9, 13};
  private static final long[] LAST_WORDS = {2, 6, 10, 14, 3, 7, 11, 15};

  /** The modulus in five digits without sign. */
  private final long[] modulusDigits;

  Vector512Kernel(KernelConstants constants) {
    super(constants);
    modulusDigits = DigitPacking.unsignedDigits(constants.modulus());
  }

  @Override
  public void gather(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset, int[] index,
      int first, int blocks, int step) {
    LongVector mask = LongVector.broadcast(L, DigitPacking.MASK);
    LongVector exponent = LongVector.broadcast(L, EXPONENT);
    LongVector signedExponent = LongVector.broadcast(L, SIGNED_EXPONENT);
    DoubleVector biased = DoubleVector.broadcast(D, UNSIGNED + BIAS);
    DoubleVector signed = DoubleVector.broadcast(D, SIGNED);
    LongVector low1 = LongVector.fromArray(L, LOW_1, 0);
    LongVector high1 = LongVector.fromArray(L, HIGH_1, 0);
    LongVector low2 = LongVector.fromArray(L, LOW_2, 0);
    LongVector high2 = LongVector.fromArray(L, HIGH_2, 0);
    LongVector low3 = LongVector.fromArray(L, LOW_3, 0);
    LongVector high3 = LongVector.fromArray(L, HIGH_3, 0);
    for (int block = 0; block < blocks; block++) {
      int i = first + LANES * block;
      int x = aOffset + step * block;
      int y = bOffset + step * block;
      LongVector r0 = LongVector.fromArray(L, words, index[i] + wordsOffset);
      LongVector r1 = LongVector.fromArray(L, words, index[i + 1] + wordsOffset);
      LongVector r2 = LongVector.fromArray(L, words, index[i + 2] + wordsOffset);
      LongVector r3 = LongVector.fromArray(L, words, index[i + 3] + wordsOffset);
      LongVector r4 = LongVector.fromArray(L, words, index[i + 4] + wordsOffset);
      LongVector r5 = LongVector.fromArray(L, words, index[i + 5] + wordsOffset);
      LongVector r6 = LongVector.fromArray(L, words, index[i + 6] + wordsOffset);
      LongVector r7 = LongVector.fromArray(L, words, index[i + 7] + wordsOffset);
      LongVector s0 = low1.selectFrom(r0, r1);
      LongVector s1 = high1.selectFrom(r0, r1);
      LongVector s2 = low1.selectFrom(r2, r3);
      LongVector s3 = high1.selectFrom(r2, r3);
      LongVector s4 = low1.selectFrom(r4, r5);
      LongVector s5 = high1.selectFrom(r4, r5);
      LongVector s6 = low1.selectFrom(r6, r7);
      LongVector s7 = high1.selectFrom(r6, r7);
      LongVector t0 = low2.selectFrom(s0, s2);
      LongVector t2 = high2.selectFrom(s0, s2);
      LongVector t1 = low2.selectFrom(s1, s3);
      LongVector t3 = high2.selectFrom(s1, s3);
      LongVector t4 = low2.selectFrom(s4, s6);
      LongVector t6 = high2.selectFrom(s4, s6);
      LongVector t5 = low2.selectFrom(s5, s7);
      LongVector t7 = high2.selectFrom(s5, s7);
      LongVector w0 = low3.selectFrom(t0, t4);
      LongVector w1 = low3.selectFrom(t1, t5);
      LongVector w2 = low3.selectFrom(t2, t6);
      LongVector w3 = low3.selectFrom(t3, t7);
      w0.and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(a, x);
      w0.lanewise(VectorOperators.LSHR, 51).or(w1.lanewise(VectorOperators.LSHL, 13))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(a, x + 8);
      w1.lanewise(VectorOperators.LSHR, 38).or(w2.lanewise(VectorOperators.LSHL, 26))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(a, x + 16);
      w2.lanewise(VectorOperators.LSHR, 25).or(w3.lanewise(VectorOperators.LSHL, 39))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(a, x + 24);
      w3.lanewise(VectorOperators.ASHR, 12)
          .add(signedExponent).viewAsFloatingLanes().sub(signed).intoArray(a, x + 32);
      LongVector w4 = high3.selectFrom(t0, t4);
      LongVector w5 = high3.selectFrom(t1, t5);
      LongVector w6 = high3.selectFrom(t2, t6);
      LongVector w7 = high3.selectFrom(t3, t7);
      w4.and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(b, y);
      w4.lanewise(VectorOperators.LSHR, 51).or(w5.lanewise(VectorOperators.LSHL, 13))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(b, y + 8);
      w5.lanewise(VectorOperators.LSHR, 38).or(w6.lanewise(VectorOperators.LSHL, 26))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(b, y + 16);
      w6.lanewise(VectorOperators.LSHR, 25).or(w7.lanewise(VectorOperators.LSHL, 39))
          .and(mask).or(exponent).viewAsFloatingLanes().sub(biased).intoArray(b, y + 24);
      w7.lanewise(VectorOperators.ASHR, 12)
          .add(signedExponent).viewAsFloatingLanes().sub(signed).intoArray(b, y + 32);
    }
  }

  @Override
  public void scatter(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset, int[] index,
      int first, int blocks, int step) {
    LongVector mask = LongVector.broadcast(L, DigitPacking.MASK);
    LongVector signedExponent = LongVector.broadcast(L, SIGNED_EXPONENT);
    DoubleVector biased = DoubleVector.broadcast(D, SIGNED + BIAS);
    DoubleVector signed = DoubleVector.broadcast(D, SIGNED);
    LongVector low1 = LongVector.fromArray(L, LOW_1, 0);
    LongVector high1 = LongVector.fromArray(L, HIGH_1, 0);
    LongVector low2 = LongVector.fromArray(L, LOW_2, 0);
    LongVector high2 = LongVector.fromArray(L, HIGH_2, 0);
    LongVector low3 = LongVector.fromArray(L, LOW_3, 0);
    LongVector high3 = LongVector.fromArray(L, HIGH_3, 0);
    for (int block = 0; block < blocks; block++) {
      int i = first + LANES * block;
      int x = aOffset + step * block;
      int y = bOffset + step * block;
      LongVector d0 = DoubleVector.fromArray(D, a, x).add(biased).viewAsIntegralLanes().sub(signedExponent);
      LongVector d1 = DoubleVector.fromArray(D, a, x + 8).add(biased).viewAsIntegralLanes().sub(signedExponent)
          .add(d0.lanewise(VectorOperators.ASHR, 51));
      LongVector d2 = DoubleVector.fromArray(D, a, x + 16).add(biased).viewAsIntegralLanes().sub(signedExponent)
          .add(d1.lanewise(VectorOperators.ASHR, 51));
      LongVector d3 = DoubleVector.fromArray(D, a, x + 24).add(biased).viewAsIntegralLanes().sub(signedExponent)
          .add(d2.lanewise(VectorOperators.ASHR, 51));
      LongVector d4 = DoubleVector.fromArray(D, a, x + 32).add(signed).viewAsIntegralLanes().sub(signedExponent)
          .add(d3.lanewise(VectorOperators.ASHR, 51));
      d0 = d0.and(mask);
      d1 = d1.and(mask);
      d2 = d2.and(mask);
      d3 = d3.and(mask);
      LongVector w0 = d0.or(d1.lanewise(VectorOperators.LSHL, 51));
      LongVector w1 = d1.lanewise(VectorOperators.LSHR, 13).or(d2.lanewise(VectorOperators.LSHL, 38));
      LongVector w2 = d2.lanewise(VectorOperators.LSHR, 26).or(d3.lanewise(VectorOperators.LSHL, 25));
      LongVector w3 = d3.lanewise(VectorOperators.LSHR, 39).or(d4.lanewise(VectorOperators.LSHL, 12));
      LongVector e0 = DoubleVector.fromArray(D, b, y).add(biased).viewAsIntegralLanes().sub(signedExponent);
      LongVector e1 = DoubleVector.fromArray(D, b, y + 8).add(biased).viewAsIntegralLanes().sub(signedExponent)
          .add(e0.lanewise(VectorOperators.ASHR, 51));
      LongVector e2 = DoubleVector.fromArray(D, b, y + 16).add(biased).viewAsIntegralLanes().sub(signedExponent)
          .add(e1.lanewise(VectorOperators.ASHR, 51));
      LongVector e3 = DoubleVector.fromArray(D, b, y + 24).add(biased).viewAsIntegralLanes().sub(signedExponent)
          .add(e2.lanewise(VectorOperators.ASHR, 51));
      LongVector e4 = DoubleVector.fromArray(D, b, y + 32).add(signed).viewAsIntegralLanes().sub(signedExponent)
          .add(e3.lanewise(VectorOperators.ASHR, 51));
      e0 = e0.and(mask);
      e1 = e1.and(mask);
      e2 = e2.and(mask);
      e3 = e3.and(mask);
      LongVector w4 = e0.or(e1.lanewise(VectorOperators.LSHL, 51));
      LongVector w5 = e1.lanewise(VectorOperators.LSHR, 13).or(e2.lanewise(VectorOperators.LSHL, 38));
      LongVector w6 = e2.lanewise(VectorOperators.LSHR, 26).or(e3.lanewise(VectorOperators.LSHL, 25));
      LongVector w7 = e3.lanewise(VectorOperators.LSHR, 39).or(e4.lanewise(VectorOperators.LSHL, 12));
      LongVector s0 = low1.selectFrom(w0, w1);
      LongVector s1 = high1.selectFrom(w0, w1);
      LongVector s2 = low1.selectFrom(w2, w3);
      LongVector s3 = high1.selectFrom(w2, w3);
      LongVector s4 = low1.selectFrom(w4, w5);
      LongVector s5 = high1.selectFrom(w4, w5);
      LongVector s6 = low1.selectFrom(w6, w7);
      LongVector s7 = high1.selectFrom(w6, w7);
      LongVector t0 = low2.selectFrom(s0, s2);
      LongVector t2 = high2.selectFrom(s0, s2);
      LongVector t1 = low2.selectFrom(s1, s3);
      LongVector t3 = high2.selectFrom(s1, s3);
      LongVector t4 = low2.selectFrom(s4, s6);
      LongVector t6 = high2.selectFrom(s4, s6);
      LongVector t5 = low2.selectFrom(s5, s7);
      LongVector t7 = high2.selectFrom(s5, s7);
      low3.selectFrom(t0, t4).intoArray(words, index[i] + wordsOffset);
      low3.selectFrom(t1, t5).intoArray(words, index[i + 1] + wordsOffset);
      low3.selectFrom(t2, t6).intoArray(words, index[i + 2] + wordsOffset);
      low3.selectFrom(t3, t7).intoArray(words, index[i + 3] + wordsOffset);
      high3.selectFrom(t0, t4).intoArray(words, index[i + 4] + wordsOffset);
      high3.selectFrom(t1, t5).intoArray(words, index[i + 5] + wordsOffset);
      high3.selectFrom(t2, t6).intoArray(words, index[i + 6] + wordsOffset);
      high3.selectFrom(t3, t7).intoArray(words, index[i + 7] + wordsOffset);
    }
  }

  @Override
  public void load(double[] c, int cOffset, long[] words, int from, int blocks, int step) {
    LongVector first = LongVector.fromArray(L, FIRST_WORDS, 0);
    LongVector second = LongVector.fromArray(L, LAST_WORDS, 0);
    LongVector low = LongVector.fromArray(L, LOW_3, 0);
    LongVector high = LongVector.fromArray(L, HIGH_3, 0);
    LongVector mask = LongVector.broadcast(L, DigitPacking.MASK);
    LongVector exponent = LongVector.broadcast(L, EXPONENT);
    DoubleVector unsigned = DoubleVector.broadcast(D, UNSIGNED);
    DoubleVector round = DoubleVector.broadcast(D, 0x1.8p103);
    DoubleVector radix = DoubleVector.broadcast(D, 0x1p-51);
    for (int block = 0; block < blocks; block++) {
      int i = from + 4 * LANES * block;
      int o = cOffset + step * block;
      LongVector r0 = LongVector.fromArray(L, words, i);
      LongVector r1 = LongVector.fromArray(L, words, i + 8);
      LongVector r2 = LongVector.fromArray(L, words, i + 16);
      LongVector r3 = LongVector.fromArray(L, words, i + 24);
      LongVector s0 = first.selectFrom(r0, r1);
      LongVector s1 = second.selectFrom(r0, r1);
      LongVector s2 = first.selectFrom(r2, r3);
      LongVector s3 = second.selectFrom(r2, r3);
      LongVector w0 = low.selectFrom(s0, s2);
      LongVector w1 = high.selectFrom(s0, s2);
      LongVector w2 = low.selectFrom(s1, s3);
      LongVector w3 = high.selectFrom(s1, s3);
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
    LongVector first = LongVector.fromArray(L, FIRST_WORDS, 0);
    LongVector second = LongVector.fromArray(L, LAST_WORDS, 0);
    LongVector low = LongVector.fromArray(L, LOW_3, 0);
    LongVector high = LongVector.fromArray(L, HIGH_3, 0);
    LongVector mask = LongVector.broadcast(L, DigitPacking.MASK);
    LongVector exponent = LongVector.broadcast(L, SIGNED_EXPONENT);
    DoubleVector signed = DoubleVector.broadcast(D, SIGNED);
    LongVector m0 = LongVector.broadcast(L, modulusDigits[0]);
    LongVector m1 = LongVector.broadcast(L, modulusDigits[1]);
    LongVector m2 = LongVector.broadcast(L, modulusDigits[2]);
    LongVector m3 = LongVector.broadcast(L, modulusDigits[3]);
    LongVector m4 = LongVector.broadcast(L, modulusDigits[4]);
    for (int block = 0; block < blocks; block++) {
      int i = to + 4 * LANES * block;
      int o = aOffset + step * block;
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
      LongVector s0 = low.selectFrom(w0, w1);
      LongVector s1 = high.selectFrom(w0, w1);
      LongVector s2 = low.selectFrom(w2, w3);
      LongVector s3 = high.selectFrom(w2, w3);
      first.selectFrom(s0, s2).intoArray(words, i);
      second.selectFrom(s0, s2).intoArray(words, i + 8);
      first.selectFrom(s1, s3).intoArray(words, i + 16);
      second.selectFrom(s1, s3).intoArray(words, i + 24);
    }
  }

  @Override
  public void transpose(double[] a, int aOffset, int groups) {
    LongVector low1 = LongVector.fromArray(L, LOW_1, 0);
    LongVector high1 = LongVector.fromArray(L, HIGH_1, 0);
    LongVector low2 = LongVector.fromArray(L, LOW_2, 0);
    LongVector high2 = LongVector.fromArray(L, HIGH_2, 0);
    LongVector low3 = LongVector.fromArray(L, LOW_3, 0);
    LongVector high3 = LongVector.fromArray(L, HIGH_3, 0);
    for (int group = 0; group < groups; group++) {
      for (int digit = 0; digit < DIGITS; digit++) {
        int at = aOffset + group * LANES * BLOCK + digit * LANES;
        LongVector r0 = DoubleVector.fromArray(D, a, at).viewAsIntegralLanes();
        LongVector r1 = DoubleVector.fromArray(D, a, at + 1 * BLOCK).viewAsIntegralLanes();
        LongVector r2 = DoubleVector.fromArray(D, a, at + 2 * BLOCK).viewAsIntegralLanes();
        LongVector r3 = DoubleVector.fromArray(D, a, at + 3 * BLOCK).viewAsIntegralLanes();
        LongVector r4 = DoubleVector.fromArray(D, a, at + 4 * BLOCK).viewAsIntegralLanes();
        LongVector r5 = DoubleVector.fromArray(D, a, at + 5 * BLOCK).viewAsIntegralLanes();
        LongVector r6 = DoubleVector.fromArray(D, a, at + 6 * BLOCK).viewAsIntegralLanes();
        LongVector r7 = DoubleVector.fromArray(D, a, at + 7 * BLOCK).viewAsIntegralLanes();
        LongVector s0 = low1.selectFrom(r0, r1);
        LongVector s1 = high1.selectFrom(r0, r1);
        LongVector s2 = low1.selectFrom(r2, r3);
        LongVector s3 = high1.selectFrom(r2, r3);
        LongVector s4 = low1.selectFrom(r4, r5);
        LongVector s5 = high1.selectFrom(r4, r5);
        LongVector s6 = low1.selectFrom(r6, r7);
        LongVector s7 = high1.selectFrom(r6, r7);
        LongVector t0 = low2.selectFrom(s0, s2);
        LongVector t2 = high2.selectFrom(s0, s2);
        LongVector t1 = low2.selectFrom(s1, s3);
        LongVector t3 = high2.selectFrom(s1, s3);
        LongVector t4 = low2.selectFrom(s4, s6);
        LongVector t6 = high2.selectFrom(s4, s6);
        LongVector t5 = low2.selectFrom(s5, s7);
        LongVector t7 = high2.selectFrom(s5, s7);
        low3.selectFrom(t0, t4).viewAsFloatingLanes().intoArray(a, at);
        low3.selectFrom(t1, t5).viewAsFloatingLanes().intoArray(a, at + 1 * BLOCK);
        low3.selectFrom(t2, t6).viewAsFloatingLanes().intoArray(a, at + 2 * BLOCK);
        low3.selectFrom(t3, t7).viewAsFloatingLanes().intoArray(a, at + 3 * BLOCK);
        high3.selectFrom(t0, t4).viewAsFloatingLanes().intoArray(a, at + 4 * BLOCK);
        high3.selectFrom(t1, t5).viewAsFloatingLanes().intoArray(a, at + 5 * BLOCK);
        high3.selectFrom(t2, t6).viewAsFloatingLanes().intoArray(a, at + 6 * BLOCK);
        high3.selectFrom(t3, t7).viewAsFloatingLanes().intoArray(a, at + 7 * BLOCK);
      }
    }
  }
}
