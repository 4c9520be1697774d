package dev.forge.zk.msm;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Modulus;

/**
 * A coordinate at rest: four 64-bit words, least significant first, of v + 2^50 (1 + 2^51 + 2^102 + 2^153) in two's
 * complement, where v is congruent to x * 2^255 and |v| is at most p / 2 (or a little more in intermediate results). Cut
 * into digits of 51 bits, the last one taking the signed rest, each of the first four minus 2^50 is the signed digit
 * that the kernels work on, so that unpacking has no carries.
 */
final class PackedCoordinate {
  /** Words of a coordinate in Fp. */
  static final int WORDS = Modulus.LIMBS;

  private static final Modulus P = Fp.MODULUS;
  private static final long P0 = P.limb(0);
  private static final long P1 = P.limb(1);
  private static final long P2 = P.limb(2);
  private static final long P3 = P.limb(3);
  private static final long[] BIAS = bias(1);
  private static final long[] TWICE_BIAS = bias(2);

  private PackedCoordinate() {}

  private static long[] bias(int times) {
    long[] words = new long[WORDS];
    for (int digit = 0; digit < 4; digit++) {
      int bit = 51 * digit + 49 + times;
      words[bit / 64] |= 1L << bit % 64;
    }
    return words;
  }

  /** Packs an element given by its Montgomery limbs (radix 2^256). Source and target may be the same place. */
  static void pack(long[] element, int from, long[] packed, int to) {
    long e0 = element[from];
    long e1 = element[from + 1];
    long e2 = element[from + 2];
    long e3 = element[from + 3];
    // radix 2^255 is half of radix 2^256: half of e or of e - p, whichever is even; its absolute value is at most p / 2
    if ((e0 & 1) != 0) {
      long b0 = borrow(e0, P0);
      long b1 = borrow(e1, P1) | borrow(e1 - P1, b0);
      long b2 = borrow(e2, P2) | borrow(e2 - P2, b1);
      e0 -= P0;
      e1 -= P1 + b0;
      e2 -= P2 + b1;
      e3 -= P3 + b2;
    }
    packed[to] = e0 >>> 1 | e1 << 63;
    packed[to + 1] = e1 >>> 1 | e2 << 63;
    packed[to + 2] = e2 >>> 1 | e3 << 63;
    packed[to + 3] = e3 >> 1;
    addWords(packed, to, packed, to, BIAS);
  }

  /** The Montgomery limbs (radix 2^256, canonical) of a packed coordinate with |v| below p. */
  static void unpack(long[] packed, int from, long[] element, int to) {
    subtractWords(element, to, packed, from, BIAS);
    if (element[to + 3] < 0) {
      addModulus(element, to);
    }
    P.add(element, to, element, to, element, to);
  }

  /** target = -source. */
  static void negate(long[] source, int from, long[] target, int to) {
    long borrow = 0;
    for (int i = 0; i < WORDS; i++) {
      long x = TWICE_BIAS[i];
      long y = source[from + i];
      long d = x - y;
      target[to + i] = d - borrow;
      borrow = borrow(x, y) | borrow(d, borrow);
    }
  }

  /** Brings |v| to at most p / 2, so that equal elements have equal words. */
  static void canonicalize(long[] packed, int at) {
    unpack(packed, at, packed, at);
    pack(packed, at, packed, at);
  }

  /** Halves canonical limbs, modulo p. */
  static void halve(long[] a, int at) {
    if ((a[at] & 1) != 0) {
      addModulus(a, at);
    }
    a[at] = a[at] >>> 1 | a[at + 1] << 63;
    a[at + 1] = a[at + 1] >>> 1 | a[at + 2] << 63;
    a[at + 2] = a[at + 2] >>> 1 | a[at + 3] << 63;
    a[at + 3] >>>= 1;
  }

  private static void addWords(long[] c, int co, long[] a, int ao, long[] b) {
    long carry = 0;
    for (int i = 0; i < WORDS; i++) {
      long s = a[ao + i] + b[i];
      long t = s + carry;
      carry = borrow(s, b[i]) | borrow(t, s);
      c[co + i] = t;
    }
  }

  private static void subtractWords(long[] c, int co, long[] a, int ao, long[] b) {
    long borrow = 0;
    for (int i = 0; i < WORDS; i++) {
      long x = a[ao + i];
      long d = x - b[i];
      c[co + i] = d - borrow;
      borrow = borrow(x, b[i]) | borrow(d, borrow);
    }
  }

  private static void addModulus(long[] a, int at) {
    long carry = 0;
    for (int i = 0; i < WORDS; i++) {
      long p = P.limb(i);
      long s = a[at + i] + p;
      long t = s + carry;
      carry = borrow(s, p) | borrow(t, s);
      a[at + i] = t;
    }
  }

  private static long borrow(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }
}
