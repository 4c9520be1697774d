package dev.forge.zk.kernel;

import dev.forge.zk.field.Modulus;
import java.math.BigInteger;

/**
 * Arithmetic on many elements of a prime field at once: passes over arrays of blocks.
 *
 * <p>A block is eight elements, 40 numbers in a {@code double[]}: lane i of digit j at 8 j + i. An element is a value v of
 * five signed digits of 51 bits, v = d0 + d1 2^51 + ... + d4 2^204, with |d0| ... |d3| at most 2^50 and a few units, and
 * |v| at most 1.6 p: the representation is not unique. The product is a Montgomery product of radix 2^255, its result
 * satisfies |v| <= 0.378 |a| |b| / p + 0.627 p; results called reduced have |v| of at most a little over p / 2.
 *
 * <p>A pass treats {@code blocks} blocks of each array, the first at its offset, each {@code step} numbers (40 where they
 * are adjacent, negative to go backwards) after the one before. A result may take the place of an operand.
 */
public abstract class FieldKernel {
  /** Elements of a block. */
  public static final int LANES = 8;

  /** Digits of an element. */
  public static final int DIGITS = 5;

  /** Numbers of a block. */
  public static final int BLOCK = LANES * DIGITS;

  /** Bits of a digit. */
  public static final int DIGIT_BITS = 51;

  static final BigInteger DIGIT_RADIX = BigInteger.ONE.shiftLeft(DIGIT_BITS);

  private final KernelConstants constants;

  FieldKernel(KernelConstants constants) {
    this.constants = constants;
  }

  /** The field's modulus p. */
  public final Modulus modulus() {
    return constants.modulus();
  }

  /** c = a b / 2^255. */
  public abstract void multiply(
      double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks, int step);

  /** c = a^2 / 2^255. */
  public abstract void square(double[] c, int cOffset, double[] a, int aOffset, int blocks, int step);

  /** c = a + b, reduced. */
  public abstract void add(
      double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks, int step);

  /** c = a - b, reduced. */
  public abstract void subtract(
      double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks, int step);

  /** c = a - b - d, reduced. */
  public abstract void subtractBoth(double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset,
      double[] d, int dOffset, int blocks, int step);

  /** c = factor * a, reduced; the factor is an integer of at most 4 in absolute value. */
  public abstract void scale(double[] c, int cOffset, double[] a, int aOffset, double factor, int blocks, int step);

  /** c = a + b and d = a - b, both reduced. */
  public abstract void butterfly(double[] c, int cOffset, double[] d, int dOffset, double[] a, int aOffset,
      double[] b, int bOffset, int blocks, int step);

  /**
   * c = a - b, not reduced, for reduced operands. Returns whether the lowest digit allows that some difference is 0 in
   * the field, which for different elements is nearly never so.
   */
  public abstract boolean difference(
      double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks, int step);

  /** c = sign * a - b, not reduced, for reduced operands; signs are 1 or -1, one for each lane, without gaps. */
  public abstract void signedDifference(double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset,
      double[] signs, int signsOffset, int blocks, int step);

  /** c = a - b - 2 d, reduced, and e = d - c, not reduced: what the sum of two points needs after the slope's square. */
  public abstract void chord(double[] c, int cOffset, double[] e, int eOffset, double[] a, int aOffset,
      double[] b, int bOffset, double[] d, int dOffset, int blocks, int step);

  /**
   * Unpacks pairs of elements at rest. Lane i of the pass takes eight words at {@code words[index[first + i]]}: four of
   * an element of a, four of an element of b, each holding v + 2^50 (1 + 2^51 + 2^102 + 2^153).
   */
  public abstract void gather(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset,
      int[] index, int first, int blocks, int step);

  /** Packs pairs of reduced elements, the opposite of {@link #gather}. */
  public abstract void scatter(double[] a, int aOffset, double[] b, int bOffset, long[] words, int wordsOffset,
      int[] index, int first, int blocks, int step);

  /**
   * Takes integers in [0, p), four words each, adjacent, as they are: limbs in Montgomery form of radix 2^256 become the
   * double of the element.
   */
  public abstract void load(double[] c, int cOffset, long[] words, int from, int blocks, int step);

  /** Writes the values as integers in [0, p), four words each, adjacent, the opposite of {@link #load}. */
  public abstract void store(double[] a, int aOffset, long[] words, int to, int blocks, int step);

  /** Transposes groups of eight blocks: lane i of block k changes places with lane k of block i. */
  public abstract void transpose(double[] a, int aOffset, int groups);

  /**
   * Sets one value, whose first digit is at {@code at}, to an element in the form that products keep, x * 2^255.
   *
   * @param limbs x in Montgomery form of radix 2^256, as {@link Modulus} has it
   */
  public final void writeElement(double[] a, int at, long[] limbs, int from) {
    long[] half = new long[Modulus.LIMBS];
    System.arraycopy(limbs, from, half, 0, Modulus.LIMBS);
    DigitPacking.halve(modulus(), half);
    DigitPacking.write(a, at, half, 0);
  }

  /** The limbs of an element in the form that products keep, the opposite of {@link #writeElement}. */
  public final void readElement(double[] a, int at, long[] limbs, int to) {
    DigitPacking.read(modulus(), a, at, limbs, to);
    modulus().add(limbs, to, limbs, to, limbs, to);
  }

  /** Sets one value, whose first digit is at {@code at}, to an integer in [0, p), as {@link #load} does. */
  public final void writeInteger(double[] a, int at, long[] words, int from) {
    DigitPacking.write(a, at, words, from);
  }
}
