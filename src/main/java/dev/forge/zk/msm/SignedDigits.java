package dev.forge.zk.msm;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Workspace;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Scalars as integers, from which digits of any size are cut: s = sum d_w 2^(c w) with -2^(c-1) <= d_w < 2^(c-1), but for
 * the last digit. A digit is its c bits and what the digit before carries; if that is 2^(c-1) or more, 2^c is taken away
 * and 1 carried on.
 *
 * <p>Scalars of which r - s is below 2^63 are kept as the negative integers s - r, which have few digits.
 */
final class SignedDigits {
  /** The smallest and largest c. */
  static final int MINIMUM_BITS = 3;

  static final int MAXIMUM_BITS = 16;

  private static final int SCALAR_BITS = 254;
  private static final int LIMBS = Modulus.LIMBS;
  /** The scalars that a thread converts at once. */
  private static final int SECTION = 1 << 11;

  /** Four words a scalar, in two's complement. */
  private final long[] integers;

  private final int size;

  private SignedDigits(long[] integers, int size) {
    this.integers = integers;
    this.size = size;
  }

  /** The number of scalars. */
  int size() {
    return size;
  }

  /** The number of digits of c bits. */
  static int windows(int bits) {
    return (SCALAR_BITS + bits) / bits;
  }

  /** The largest value that the last digit can have; it is never negative. */
  static int largestLastDigit(int bits) {
    int position = bits * (windows(bits) - 1);
    return (int) (Fr.MODULUS.limb(LIMBS - 1) >>> position - 64 * (LIMBS - 1)) + 1;
  }

  static SignedDigits of(FrVector scalars, FieldKernel field, Cores cores, Workspace workspace) {
    long[] integers = workspace.longs(LIMBS * scalars.size());
    cores.run((scalars.size() + SECTION - 1) / SECTION, () -> {
      Converter converter = new Converter(field, scalars, integers);
      return (IntConsumer) i -> converter.convert(SECTION * i, Math.min(SECTION * (i + 1), scalars.size()));
    });
    return new SignedDigits(integers, scalars.size());
  }

  /** Whether a scalar is 0. */
  boolean isZero(int scalar) {
    int o = LIMBS * scalar;
    return (integers[o] | integers[o + 1] | integers[o + 2] | integers[o + 3]) == 0;
  }

  /** Whether a scalar is 1. */
  boolean isOne(int scalar) {
    int o = LIMBS * scalar;
    return integers[o] == 1 && (integers[o + 1] | integers[o + 2] | integers[o + 3]) == 0;
  }

  /** Whether all of a scalar's digits of c bits but the first are 0. */
  boolean isSmall(int scalar, int bits) {
    int o = LIMBS * scalar;
    long low = integers[o];
    long sign = low >> Long.SIZE - 1;
    return low >> bits - 1 == sign && integers[o + 1] == sign && integers[o + 2] == sign && integers[o + 3] == sign;
  }

  /**
   * Writes digit number {@code window} of c bits of the scalars {@code from} to {@code to} - 1 to digits[at] and after.
   *
   * @param carries what the digits before this carry, for each of these scalars, which is replaced by what these carry;
   *     nothing but zeros for the first window
   */
  void cut(int window, int bits, int from, int to, short[] digits, int at, int[] carries) {
    int position = bits * window;
    boolean last = window == windows(bits) - 1;
    int mask = last ? -1 : (1 << bits) - 1;
    int half = 1 << bits - 1;
    int limb = position / Long.SIZE;
    int shift = position & Long.SIZE - 1;
    for (int i = from; i < to; i++) {
      int o = LIMBS * i + limb;
      long cut = limb == LIMBS - 1 ? integers[o] >> shift
          : integers[o] >>> shift | integers[o + 1] << 1 << Long.SIZE - 1 - shift;
      int value = ((int) cut & mask) + carries[i - from];
      int carry = value + half >> bits;
      carries[i - from] = carry;
      digits[at + i - from] = (short) (value - (carry << bits));
    }
  }

  /** Converts sections; its scratch memory belongs to one thread. */
  private static final class Converter {
    private final FieldKernel field;
    private final FrVector scalars;
    private final long[] integers;
    private final double[] blocks = new double[SECTION / FieldKernel.LANES * FieldKernel.BLOCK];
    private final double[] halves = new double[blocks.length];

    Converter(FieldKernel field, FrVector scalars, long[] integers) {
      this.field = field;
      this.scalars = scalars;
      this.integers = integers;
      // limbs are s 2^256, and a product divides by 2^255
      long[] half = new long[LIMBS];
      Fr.of(2).invert().pack(half, 0);
      Fr.MODULUS.fromMontgomery(half, 0, half.clone(), 0);
      for (int i = 0; i < SECTION; i++) {
        field.writeInteger(halves, i / FieldKernel.LANES * FieldKernel.BLOCK + i % FieldKernel.LANES, half, 0);
      }
    }

    void convert(int from, int to) {
      int whole = (to - from) / FieldKernel.LANES;
      field.load(blocks, 0, scalars.limbs(), LIMBS * from, whole, FieldKernel.BLOCK);
      field.multiply(blocks, 0, blocks, 0, halves, 0, whole, FieldKernel.BLOCK);
      field.store(blocks, 0, integers, LIMBS * from, whole, FieldKernel.BLOCK);
      for (int i = from + whole * FieldKernel.LANES; i < to; i++) {
        Fr.MODULUS.fromMontgomery(integers, LIMBS * i, scalars.limbs(), LIMBS * i);
      }
      for (int o = LIMBS * from; o < LIMBS * to; o += LIMBS) {
        negateIfClose(o);
      }
    }

    private void negateIfClose(int o) {
      long distance = Fr.MODULUS.limb(0) - integers[o];
      if (integers[o + 3] == Fr.MODULUS.limb(3) && integers[o + 2] == Fr.MODULUS.limb(2)
          && integers[o + 1] == Fr.MODULUS.limb(1) && distance > 0) {
        integers[o] = -distance;
        Arrays.fill(integers, o + 1, o + LIMBS, -1);
      }
    }
  }
}
