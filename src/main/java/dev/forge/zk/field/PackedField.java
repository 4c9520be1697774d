package dev.forge.zk.field;

/**
 * Arithmetic of a field whose elements lie packed in a {@code long[]}: {@link #limbs()} words at an offset, always
 * reduced. A result may overwrite an operand.
 */
public interface PackedField {
  /** The 64-bit words of an element. */
  int limbs();

  /** Writes 1. */
  void one(long[] c, int co);

  /** c = a + b. */
  void add(long[] c, int co, long[] a, int ao, long[] b, int bo);

  /** c = a - b. */
  void subtract(long[] c, int co, long[] a, int ao, long[] b, int bo);

  /** c = -a. */
  void negate(long[] c, int co, long[] a, int ao);

  /** c = a * b. */
  void multiply(long[] c, int co, long[] a, int ao, long[] b, int bo);

  /** c = a * a. */
  void square(long[] c, int co, long[] a, int ao);

  /**
   * c = 1 / a.
   *
   * @throws ArithmeticException if a is 0
   */
  void invert(long[] c, int co, long[] a, int ao);

  /** Whether a is 0. */
  boolean isZero(long[] a, int ao);
}
