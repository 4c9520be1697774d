package dev.forge.zk.field;

import java.math.BigInteger;
import java.util.Optional;

/** An element of the base field of BN254, over which its curve is defined. */
public final class Fp extends FieldElement<Fp> {
  /** The field's modulus. */
  public static final Modulus MODULUS =
      new Modulus("21888242871839275222246405745257275088696311157297823662689037894645226208583");

  /** 0. */
  public static final Fp ZERO = of(0);

  /** 1. */
  public static final Fp ONE = of(1);

  private static final BigInteger ROOT_EXPONENT = MODULUS.value().add(BigInteger.ONE).shiftRight(2);

  private Fp(long[] limbs) {
    super(limbs);
  }

  /** The element of a number of at least 0. */
  public static Fp of(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative number " + value);
    }
    return ofUnsigned(value);
  }

  /** The element of a number from 0 to 2^64 - 1. */
  public static Fp ofUnsigned(long value) {
    return new Fp(limbsOfUnsigned(MODULUS, value));
  }

  /** The element congruent to an integer of any size and sign. */
  public static Fp reduce(BigInteger value) {
    return new Fp(limbsOf(MODULUS, value));
  }

  /** The element of 32 big-endian bytes at an offset; empty where the number is not below the modulus. */
  public static Optional<Fp> fromBytes(byte[] bytes, int offset) {
    return Optional.ofNullable(limbsOfCanonical(MODULUS, bytes, offset)).map(Fp::new);
  }

  /** The element packed (Montgomery limbs) at an offset. */
  public static Fp unpack(long[] packed, int offset) {
    return new Fp(java.util.Arrays.copyOfRange(packed, offset, offset + Modulus.LIMBS));
  }

  /** A square root, if there is one: this^((p + 1) / 4), since p is 3 modulo 4. */
  public Optional<Fp> squareRoot() {
    Fp root = power(ROOT_EXPONENT);
    return root.square().equals(this) ? Optional.of(root) : Optional.empty();
  }

  /** Whether the canonical integer is above (p - 1) / 2, so that of y and -y one is. */
  public boolean isUpperHalf() {
    return compareCanonical(negate()) > 0;
  }

  @Override
  public Modulus modulus() {
    return MODULUS;
  }

  @Override
  Fp wrap(long[] limbs) {
    return new Fp(limbs);
  }
}
