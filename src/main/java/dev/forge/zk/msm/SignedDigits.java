package dev.forge.zk.msm;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Scalars cut into digits: s = sum d_w 2^(c w) with -2^(c-1) <= d_w < 2^(c-1), the last one without sign. Adding 2^(c-1)
 * to all digits but the last at once, as one number, leaves digits that are cut out without carries.
 *
 * <p>Zeros are left out; ones are only listed; scalars s with s or s - r below 2^(c-1) in absolute value are listed with
 * their only digit. The scalars are kept in sections, of which sections are worked on in parallel.
 */
final class SignedDigits {
  /** The smallest and largest c. */
  static final int MINIMUM_BITS = 3;

  static final int MAXIMUM_BITS = 16;

  /** The most scalars of a section. */
  static final int SECTION = 1 << 13;

  private static final int SCALAR_BITS = 254;

  /**
   * Digits of a section of scalars. Lists hold positions among all scalars, rising.
   *
   * @param full scalars that have digits in all windows
   * @param digits for each window the digits of these
   * @param small scalars with one digit
   * @param smallDigits their digits
   * @param ones scalars that are 1
   */
  record Section(int[] full, short[][] digits, int[] small, short[] smallDigits, int[] ones) {}

  private final int bits;
  private final int windows;
  private final Section[] sections;

  private SignedDigits(int bits, int windows, Section[] sections) {
    this.bits = bits;
    this.windows = windows;
    this.sections = sections;
  }

  /** The number of digits of c bits. */
  static int windows(int bits) {
    return (SCALAR_BITS + bits) / bits;
  }

  /** The largest value that the last digit can have. */
  static int largestLastDigit(int bits) {
    int position = bits * (windows(bits) - 1);
    return (int) (Fr.MODULUS.limb(Modulus.LIMBS - 1) >>> position - 64 * (Modulus.LIMBS - 1)) + 1;
  }

  static SignedDigits of(FrVector scalars, int bits, FieldKernel field, Cores cores) {
    int windows = windows(bits);
    int length = Math.clamp(Integer.highestOneBit(scalars.size() / 8 + 1), 64, SECTION);
    Section[] sections = new Section[(scalars.size() + length - 1) / length];
    cores.run(sections.length, () -> {
      Cutter cutter = new Cutter(field, bits, windows, length);
      return (IntConsumer) i -> {
        int from = i * length;
        sections[i] = cutter.cut(scalars, from, Math.min(from + length, scalars.size()));
      };
    });
    return new SignedDigits(bits, windows, sections);
  }

  /** The bits c of a digit. */
  int bits() {
    return bits;
  }

  /** The number of digits. */
  int windows() {
    return windows;
  }

  int sectionCount() {
    return sections.length;
  }

  Section section(int i) {
    return sections[i];
  }

  /** Cuts sections; its scratch memory belongs to one thread. */
  private static final class Cutter {
    private final FieldKernel field;
    private final int bits;
    private final int windows;
    private final double[] blocks;
    private final double[] halves;
    private final long[] integers;
    private final int[] full;
    private final int[] small;
    private final short[] smallDigits;
    private final int[] ones;
    /** 2^(c-1) in each window but the last. */
    private final long[] offset = new long[Modulus.LIMBS];

    Cutter(FieldKernel field, int bits, int windows, int length) {
      this.field = field;
      this.bits = bits;
      this.windows = windows;
      blocks = new double[length / FieldKernel.LANES * FieldKernel.BLOCK];
      integers = new long[length * Modulus.LIMBS];
      full = new int[length];
      small = new int[length];
      smallDigits = new short[length];
      ones = new int[length];
      for (int w = 0; w < windows - 1; w++) {
        int position = bits * w + bits - 1;
        offset[position / 64] |= 1L << position % 64;
      }
      // limbs are s 2^256, and a product divides by 2^255
      halves = new double[blocks.length];
      long[] half = new long[Modulus.LIMBS];
      Fr.MODULUS.fromMontgomery(half, 0, packed(Fr.of(2).invert()), 0);
      for (int i = 0; i < length; i++) {
        field.writeInteger(halves, i / FieldKernel.LANES * FieldKernel.BLOCK + i % FieldKernel.LANES, half, 0);
      }
    }

    private static long[] packed(Fr element) {
      long[] limbs = new long[Modulus.LIMBS];
      element.pack(limbs, 0);
      return limbs;
    }

    Section cut(FrVector scalars, int from, int to) {
      toIntegers(scalars, from, to);
      int fullCount = 0;
      int smallCount = 0;
      int oneCount = 0;
      long limit = 1L << bits - 1;
      for (int i = 0; i < to - from; i++) {
        int o = Modulus.LIMBS * i;
        long s0 = integers[o];
        long s1 = integers[o + 1];
        long s2 = integers[o + 2];
        long s3 = integers[o + 3];
        if ((s1 | s2 | s3) == 0 && s0 >= 0 && s0 < limit) {
          if (s0 == 1) {
            ones[oneCount++] = from + i;
          } else if (s0 != 0) {
            smallDigits[smallCount] = (short) s0;
            small[smallCount++] = from + i;
          }
        } else if (s3 == Fr.MODULUS.limb(3) && s2 == Fr.MODULUS.limb(2) && s1 == Fr.MODULUS.limb(1)
            && Fr.MODULUS.limb(0) - s0 < limit) {
          smallDigits[smallCount] = (short) (s0 - Fr.MODULUS.limb(0));
          small[smallCount++] = from + i;
        } else {
          shift(o, Modulus.LIMBS * fullCount);
          full[fullCount++] = from + i;
        }
      }
      short[][] digits = new short[windows][fullCount];
      for (int w = 0; w < windows; w++) {
        extract(digits[w], w);
      }
      return new Section(Arrays.copyOf(full, fullCount), digits, Arrays.copyOf(small, smallCount),
          Arrays.copyOf(smallDigits, smallCount), Arrays.copyOf(ones, oneCount));
    }

    private void toIntegers(FrVector scalars, int from, int to) {
      int whole = (to - from) / FieldKernel.LANES;
      field.load(blocks, 0, scalars.limbs(), Modulus.LIMBS * from, whole, FieldKernel.BLOCK);
      field.multiply(blocks, 0, blocks, 0, halves, 0, whole, FieldKernel.BLOCK);
      field.store(blocks, 0, integers, 0, whole, FieldKernel.BLOCK);
      for (int i = whole * FieldKernel.LANES; i < to - from; i++) {
        Fr.MODULUS.fromMontgomery(integers, Modulus.LIMBS * i, scalars.limbs(), Modulus.LIMBS * (from + i));
      }
    }

    /** Moves an integer to an earlier place and adds the offset. */
    private void shift(int from, int to) {
      long carry = 0;
      for (int j = 0; j < Modulus.LIMBS; j++) {
        long sum = integers[from + j] + offset[j];
        long carried = sum + carry;
        carry = (Long.compareUnsigned(sum, offset[j]) < 0 ? 1 : 0) | (Long.compareUnsigned(carried, sum) < 0 ? 1 : 0);
        integers[to + j] = carried;
      }
    }

    private void extract(short[] digits, int window) {
      int position = bits * window;
      int limb = position / 64;
      int shift = position % 64;
      long mask = (1L << bits) - 1;
      long half = window < windows - 1 ? 1L << bits - 1 : 0;
      if (shift + bits <= 64 || limb == Modulus.LIMBS - 1) {
        for (int i = 0; i < digits.length; i++) {
          digits[i] = (short) ((integers[Modulus.LIMBS * i + limb] >>> shift & mask) - half);
        }
      } else {
        for (int i = 0; i < digits.length; i++) {
          int o = Modulus.LIMBS * i + limb;
          digits[i] = (short) (((integers[o] >>> shift | integers[o + 1] << 64 - shift) & mask) - half);
        }
      }
    }
  }
}
