package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An unsigned number of 64 bits: a balance, a nonce, an amount, an id.
 *
 * @param bits the number, read unsigned
 */
public record Unsigned64(long bits) implements Comparable<Unsigned64> {
  /** 0. */
  public static final Unsigned64 ZERO = new Unsigned64(0);

  /** 1. */
  public static final Unsigned64 ONE = new Unsigned64(1);

  /** 2^64 - 1. */
  public static final Unsigned64 MAXIMUM = new Unsigned64(-1);

  /** The number, if it is from 0 to 2^64 - 1. */
  public static Optional<Unsigned64> of(BigInteger value) {
    boolean fits = value.signum() >= 0 && value.bitLength() <= Long.SIZE;
    return fits ? Optional.of(new Unsigned64(value.longValue())) : Optional.empty();
  }

  /** this + b, if that is below 2^64. */
  public Optional<Unsigned64> plus(Unsigned64 b) {
    Unsigned64 sum = new Unsigned64(bits + b.bits);
    return sum.compareTo(b) >= 0 ? Optional.of(sum) : Optional.empty();
  }

  /** this - b, if that is not below 0. */
  public Optional<Unsigned64> minus(Unsigned64 b) {
    return compareTo(b) >= 0 ? Optional.of(new Unsigned64(bits - b.bits)) : Optional.empty();
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return bits == 0;
  }

  /** The number as an element of Fr. */
  public Fr toField() {
    return Fr.ofUnsigned(bits);
  }

  /** The number as an integer. */
  public BigInteger toBigInteger() {
    return bits >= 0 ? BigInteger.valueOf(bits) : new BigInteger(toString());
  }

  @Override
  public int compareTo(Unsigned64 b) {
    return Long.compareUnsigned(bits, b.bits);
  }

  /** Decimal digits. */
  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}
