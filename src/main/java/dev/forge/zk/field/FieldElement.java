package dev.forge.zk.field;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An immutable element of one of the two prime fields of BN254. For single elements; loops over many work on packed
 * arrays ({@link Modulus}, {@link FrVector}).
 *
 * @param <E> the concrete field
 */
public abstract sealed class FieldElement<E extends FieldElement<E>> permits Fr, Fp {
  /** Montgomery limbs, never changed after construction. */
  final long[] limbs;

  FieldElement(long[] limbs) {
    this.limbs = limbs;
  }

  /** The field's modulus. */
  public abstract Modulus modulus();

  abstract E wrap(long[] limbs);

  /** this + b. */
  public final E add(E b) {
    long[] c = new long[Modulus.LIMBS];
    modulus().add(c, 0, limbs, 0, b.limbs, 0);
    return wrap(c);
  }

  /** this - b. */
  public final E subtract(E b) {
    long[] c = new long[Modulus.LIMBS];
    modulus().subtract(c, 0, limbs, 0, b.limbs, 0);
    return wrap(c);
  }

  /** this * b. */
  public final E multiply(E b) {
    long[] c = new long[Modulus.LIMBS];
    modulus().multiply(c, 0, limbs, 0, b.limbs, 0);
    return wrap(c);
  }

  /** this * this. */
  public final E square() {
    long[] c = new long[Modulus.LIMBS];
    modulus().square(c, 0, limbs, 0);
    return wrap(c);
  }

  /** -this. */
  public final E negate() {
    long[] c = new long[Modulus.LIMBS];
    modulus().negate(c, 0, limbs, 0);
    return wrap(c);
  }

  /**
   * 1 / this.
   *
   * @throws ArithmeticException if this is 0
   */
  public final E invert() {
    long[] c = new long[Modulus.LIMBS];
    modulus().invert(c, 0, limbs, 0);
    return wrap(c);
  }

  /** this to the power of an exponent of at least 0. */
  public final E power(BigInteger exponent) {
    if (exponent.signum() < 0) {
      throw new IllegalArgumentException("negative exponent " + exponent);
    }
    long[] c = new long[Modulus.LIMBS];
    modulus().one(c, 0);
    for (int i = exponent.bitLength() - 1; i >= 0; i--) {
      modulus().square(c, 0, c, 0);
      if (exponent.testBit(i)) {
        modulus().multiply(c, 0, c, 0, limbs, 0);
      }
    }
    return wrap(c);
  }

  /** Whether this is 0. */
  public final boolean isZero() {
    return modulus().isZero(limbs, 0);
  }

  /** Whether this is 1. */
  public final boolean isOne() {
    long[] c = new long[Modulus.LIMBS];
    modulus().one(c, 0);
    return Arrays.equals(c, limbs);
  }

  /** The canonical integer, in [0, m). */
  public final BigInteger toBigInteger() {
    return Modulus.join(canonical(), 0);
  }

  /** The canonical integer in four limbs, least significant first. */
  public final long[] canonical() {
    long[] c = new long[Modulus.LIMBS];
    modulus().fromMontgomery(c, 0, limbs, 0);
    return c;
  }

  /** The canonical integer in 32 bytes, big-endian. */
  public final byte[] toBytes() {
    byte[] bytes = new byte[32];
    writeTo(bytes, 0);
    return bytes;
  }

  /** Writes the canonical integer as 32 bytes, big-endian. */
  public final void writeTo(byte[] bytes, int offset) {
    long[] c = canonical();
    for (int i = 0; i < 32; i++) {
      bytes[offset + i] = (byte) (c[3 - i / 8] >>> (56 - 8 * (i % 8)));
    }
  }

  /** Copies the packed element (Montgomery limbs) to an array. */
  public final void pack(long[] target, int offset) {
    System.arraycopy(limbs, 0, target, offset, Modulus.LIMBS);
  }

  /** Canonical integers compared. */
  public final int compareCanonical(E b) {
    long[] x = canonical();
    long[] y = b.canonical();
    for (int i = Modulus.LIMBS - 1; i >= 0; i--) {
      int order = Long.compareUnsigned(x[i], y[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public final boolean equals(Object other) {
    return other != null && other.getClass() == getClass() && Arrays.equals(limbs, ((FieldElement<?>) other).limbs);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(limbs);
  }

  /** 0x and 64 lower-case hexadecimal digits. */
  @Override
  public final String toString() {
    return "0x" + java.util.HexFormat.of().formatHex(toBytes());
  }

  static long[] limbsOfUnsigned(Modulus m, long x) {
    long[] c = {x, 0, 0, 0};
    m.toMontgomery(c, 0, c, 0);
    return c;
  }

  static long[] limbsOf(Modulus m, BigInteger x) {
    long[] c = new long[Modulus.LIMBS];
    Modulus.split(x.mod(m.value()), c, 0);
    m.toMontgomery(c, 0, c, 0);
    return c;
  }

  /** Montgomery limbs of 32 big-endian bytes, or null where the number is not below the modulus. */
  static long[] limbsOfCanonical(Modulus m, byte[] bytes, int offset) {
    long[] c = new long[Modulus.LIMBS];
    for (int i = 0; i < 32; i++) {
      c[3 - i / 8] = c[3 - i / 8] << 8 | (bytes[offset + i] & 0xff);
    }
    if (!m.isCanonical(c, 0)) {
      return null;
    }
    m.toMontgomery(c, 0, c, 0);
    return c;
  }
}
