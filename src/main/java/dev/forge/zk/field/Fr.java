package dev.forge.zk.field;

import java.math.BigInteger;
import java.util.Optional;

/** An element of the scalar field of BN254, whose modulus r is the order of its groups; also the field of ACIR. */
public final class Fr extends FieldElement<Fr> {
  /** The field's modulus. */
  public static final Modulus MODULUS =
      new Modulus("21888242871839275222246405745257275088548364400416034343698204186575808495617");

  /** 0. */
  public static final Fr ZERO = of(0);

  /** 1. */
  public static final Fr ONE = of(1);

  private Fr(long[] limbs) {
    super(limbs);
  }

  /** The element of a number of at least 0. */
  public static Fr of(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative number " + value);
    }
    return ofUnsigned(value);
  }

  /** The element of a number from 0 to 2^64 - 1. */
  public static Fr ofUnsigned(long value) {
    return new Fr(limbsOfUnsigned(MODULUS, value));
  }

  /** The element congruent to an integer of any size and sign. */
  public static Fr reduce(BigInteger value) {
    return new Fr(limbsOf(MODULUS, value));
  }

  /** The element of 32 big-endian bytes at an offset; empty where the number is not below the modulus. */
  public static Optional<Fr> fromBytes(byte[] bytes, int offset) {
    return Optional.ofNullable(limbsOfCanonical(MODULUS, bytes, offset)).map(Fr::new);
  }

  /** The element packed (Montgomery limbs) at an offset. */
  public static Fr unpack(long[] packed, int offset) {
    return new Fr(java.util.Arrays.copyOfRange(packed, offset, offset + Modulus.LIMBS));
  }

  /** The element whose canonical integer lies in four limbs at an offset; empty where it is not below the modulus. */
  public static Optional<Fr> fromCanonical(long[] limbs, int offset) {
    if (!MODULUS.isCanonical(limbs, offset)) {
      return Optional.empty();
    }
    long[] c = new long[Modulus.LIMBS];
    MODULUS.toMontgomery(c, 0, limbs, offset);
    return Optional.of(new Fr(c));
  }

  @Override
  public Modulus modulus() {
    return MODULUS;
  }

  @Override
  Fr wrap(long[] limbs) {
    return new Fr(limbs);
  }
}
