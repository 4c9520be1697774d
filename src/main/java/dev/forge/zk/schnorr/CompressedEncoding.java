package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import java.util.Optional;

/**
 * 32 bytes for a scalar or a point, as arkworks' compressed serialization has them: a scalar is its canonical integer,
 * little-endian; a point is x likewise, with bit 7 of the last byte where y is the larger of y and -y, and bit 6 for infinity
 * (x is 0 then).
 */
public final class CompressedEncoding {
  /** Bytes of a scalar or a point. */
  public static final int BYTES = 32;

  private static final int LARGER = 0x80;
  private static final int INFINITY = 0x40;
  private static final int FLAGS = LARGER | INFINITY;

  private CompressedEncoding() {}

  /** The bytes of a scalar. */
  public static byte[] of(Fr scalar) {
    return reversed(scalar.toBytes());
  }

  /** The bytes of a point. */
  public static byte[] of(G1Affine point) {
    byte[] bytes = reversed(point.x().toBytes());
    if (point.isInfinity()) {
      bytes[BYTES - 1] |= (byte) INFINITY;
    } else if (point.y().isUpperHalf()) {
      bytes[BYTES - 1] |= (byte) LARGER;
    }
    return bytes;
  }

  /** The scalar of 32 bytes; empty where they are not 32 or the number is not below the modulus. */
  public static Optional<Fr> scalar(byte[] bytes) {
    return bytes.length == BYTES ? Fr.fromBytes(reversed(bytes), 0) : Optional.empty();
  }

  /**
   * The point of 32 bytes; empty where they are not 32, x is not below the modulus or on no point of the curve, or the flags
   * make no sense.
   */
  public static Optional<G1Affine> point(byte[] bytes) {
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    int flags = bytes[BYTES - 1] & FLAGS;
    byte[] x = reversed(bytes);
    x[0] &= (byte) ~FLAGS;
    Optional<Fp> abscissa = Fp.fromBytes(x, 0);
    return switch (flags) {
      case FLAGS -> Optional.empty();
      case INFINITY -> abscissa.filter(Fp::isZero).map(_ -> G1Affine.INFINITY);
      default -> abscissa.flatMap(value -> G1Affine.ofX(value, flags == LARGER));
    };
  }

  static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
