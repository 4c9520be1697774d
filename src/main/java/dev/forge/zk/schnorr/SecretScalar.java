package dev.forge.zk.schnorr;

import dev.forge.zk.curve.ConstantTimeMultiplication;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.util.Arrays;

/**
 * A scalar that must not be seen: a share, a nonce, a coefficient. It does the same operations for every value, shows nothing
 * in {@link #toString}, and is erased when closed; after that it cannot be used. What it was made of (bytes, texts) is the
 * maker's to erase. For one thread at a time.
 */
public final class SecretScalar implements AutoCloseable {
  /** Bytes from which a scalar is made that is as good as uniform. */
  public static final int WIDE_BYTES = 64;

  private static final Modulus M = Fr.MODULUS;
  private static final int WORDS = Modulus.LIMBS;
  private static final long[] TWO_TO_64 = {0, 1, 0, 0};

  static {
    M.toMontgomery(TWO_TO_64, 0, TWO_TO_64, 0);
  }

  private final long[] limbs;
  private boolean erased;

  private SecretScalar(long[] limbs) {
    this.limbs = limbs;
  }

  /** The same number as an element that cannot be erased. */
  public static SecretScalar of(Fr value) {
    long[] limbs = new long[WORDS];
    value.pack(limbs, 0);
    return new SecretScalar(limbs);
  }

  /** Bytes, little-endian, modulo r; any number of them. */
  public static SecretScalar reduce(byte[] littleEndian) {
    long[] sum = new long[WORDS];
    long[] word = new long[WORDS];
    for (int at = (littleEndian.length - 1) / 8 * 8; at >= 0 && littleEndian.length > 0; at -= 8) {
      Arrays.fill(word, 0);
      for (int i = Math.min(8, littleEndian.length - at) - 1; i >= 0; i--) {
        word[0] = word[0] << 8 | littleEndian[at + i] & 0xff;
      }
      M.toMontgomery(word, 0, word, 0);
      M.multiply(sum, 0, sum, 0, TWO_TO_64, 0);
      M.add(sum, 0, sum, 0, word, 0);
    }
    Arrays.fill(word, 0);
    return new SecretScalar(sum);
  }

  /** this + factor * b. */
  SecretScalar plus(Fr factor, SecretScalar b) {
    long[] sum = new long[WORDS];
    factor.pack(sum, 0);
    M.multiply(sum, 0, sum, 0, b.open(), 0);
    M.add(sum, 0, sum, 0, open(), 0);
    return new SecretScalar(sum);
  }

  /** factor * this. */
  SecretScalar times(Fr factor) {
    long[] product = new long[WORDS];
    factor.pack(product, 0);
    M.multiply(product, 0, product, 0, open(), 0);
    return new SecretScalar(product);
  }

  /** base to the power of this (in the group's multiplicative words): this * base. */
  public G1Affine power(G1Affine base) {
    long[] canonical = new long[WORDS];
    M.fromMontgomery(canonical, 0, open(), 0);
    try {
      return ConstantTimeMultiplication.multiply(base, canonical);
    } finally {
      Arrays.fill(canonical, 0);
    }
  }

  /** Whether it is 0, which no key, share or nonce may be. */
  public boolean isZero() {
    return M.isZero(open(), 0);
  }

  /** The number in 32 bytes, little-endian; the caller erases them. */
  public byte[] toBytes() {
    long[] canonical = new long[WORDS];
    M.fromMontgomery(canonical, 0, open(), 0);
    byte[] bytes = new byte[CompressedEncoding.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (canonical[i / 8] >>> 8 * (i % 8));
    }
    Arrays.fill(canonical, 0);
    return bytes;
  }

  /** The number for everybody to see; what is revealed cannot be erased. */
  public Fr reveal() {
    return Fr.unpack(open(), 0);
  }

  /** Erases it. */
  @Override
  public void close() {
    Arrays.fill(limbs, 0);
    erased = true;
  }

  private long[] open() {
    if (erased) {
      throw new IllegalStateException("the secret is erased");
    }
    return limbs;
  }

  /** Does not show it. */
  @Override
  public String toString() {
    return erased ? "erased secret" : "secret";
  }
}
