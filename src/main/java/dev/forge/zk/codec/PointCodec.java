package dev.forge.zk.codec;

import dev.forge.zk.curve.Fp2;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fp;
import java.util.HexFormat;

/**
 * Points of G1 and G2 as gnark-crypto v0.19 writes them: big-endian coordinates, of Fp2 the imaginary part first; in
 * the first byte's two top bits 00 says that x and y follow (both 0 for infinity), 10 and 11 that only x follows and y
 * is the smaller or larger of the two, 01 that this is infinity and the rest is 0. Readers take both forms; coordinates
 * must be below p and points in their group of order r.
 */
public final class PointCodec {
  /** The bytes of a coordinate in Fp. */
  public static final int COORDINATE_BYTES = 32;

  /** The bytes of an uncompressed point of G1. */
  public static final int G1_BYTES = 2 * COORDINATE_BYTES;

  /** The bytes of an uncompressed point of G2. */
  public static final int G2_BYTES = 4 * COORDINATE_BYTES;

  private static final int FLAG_SHIFT = 6;
  private static final int UNCOMPRESSED = 0b00;
  private static final int COMPRESSED_INFINITY = 0b01;
  private static final int COMPRESSED_LARGER = 0b11;
  private static final byte VALUE_MASK = 0b0011_1111;

  private PointCodec() {}

  /**
   * Reads a point of G1, compressed or not, from exactly these bytes.
   *
   * @throws FormatException if they are anything else
   */
  public static G1Affine readG1(byte[] bytes) {
    ByteCursor in = new ByteCursor(bytes);
    G1Affine point = readG1(in, "point of G1");
    in.end();
    return point;
  }

  /**
   * Reads a point of G2, compressed or not, from exactly these bytes.
   *
   * @throws FormatException if they are anything else
   */
  public static G2Affine readG2(byte[] bytes) {
    ByteCursor in = new ByteCursor(bytes);
    G2Affine point = readG2(in, "point of G2");
    in.end();
    return point;
  }

  /** The uncompressed form of a point of G1, 64 bytes. */
  public static byte[] write(G1Affine point) {
    return point.toBytes();
  }

  /** The uncompressed form of a point of G2, 128 bytes. */
  public static byte[] write(G2Affine point) {
    return point.toBytes();
  }

  static G1Affine readG1(ByteCursor in, String what) {
    int at = in.position();
    int flag = in.peek(what) >> FLAG_SHIFT;
    byte[] bytes = in.take(flag == UNCOMPRESSED ? G1_BYTES : G1_BYTES / 2, what);
    bytes[0] &= VALUE_MASK;
    if (flag == COMPRESSED_INFINITY) {
      requireZeros(bytes, what, at);
      return G1Affine.INFINITY;
    }
    Fp x = coordinate(bytes, 0, what + ".x", at);
    if (flag != UNCOMPRESSED) {
      return G1Affine.ofX(x, flag == COMPRESSED_LARGER)
          .orElseThrow(() -> new FormatException(what + ".x = " + x + " is no point's", at));
    }
    G1Affine point = G1Affine.unchecked(x, coordinate(bytes, COORDINATE_BYTES, what + ".y", at));
    if (!point.isOnCurve()) {
      throw new FormatException(what + " is not on the curve: " + point, at);
    }
    return point;
  }

  static G2Affine readG2(ByteCursor in, String what) {
    int at = in.position();
    int flag = in.peek(what) >> FLAG_SHIFT;
    byte[] bytes = in.take(flag == UNCOMPRESSED ? G2_BYTES : G2_BYTES / 2, what);
    bytes[0] &= VALUE_MASK;
    if (flag == COMPRESSED_INFINITY) {
      requireZeros(bytes, what, at);
      return G2Affine.INFINITY;
    }
    Fp2 x = coordinates(bytes, 0, what + ".x", at);
    G2Affine point =
        flag == UNCOMPRESSED
            ? G2Affine.unchecked(x, coordinates(bytes, G2_BYTES / 2, what + ".y", at))
            : G2Affine.ofX(x, flag == COMPRESSED_LARGER)
                .orElseThrow(() -> new FormatException(what + ".x = " + x + " is no point's", at));
    if (!point.isOnCurve()) {
      throw new FormatException(what + " is not on the curve: " + point, at);
    }
    if (!point.isInSubgroup()) {
      throw new FormatException(what + " is not in the subgroup of order r: " + point, at);
    }
    return point;
  }

  private static Fp2 coordinates(byte[] bytes, int offset, String what, int at) {
    Fp imaginary = coordinate(bytes, offset, what + ".A1", at);
    return Fp2.of(coordinate(bytes, offset + COORDINATE_BYTES, what + ".A0", at), imaginary);
  }

  private static Fp coordinate(byte[] bytes, int offset, String what, int at) {
    return Fp.fromBytes(bytes, offset)
        .orElseThrow(
            () -> {
              String digits = HexFormat.of().formatHex(bytes, offset, offset + COORDINATE_BYTES);
              return new FormatException(what + " is not below the modulus: 0x" + digits, at + offset);
            });
  }

  private static void requireZeros(byte[] bytes, String what, int at) {
    for (byte b : bytes) {
      if (b != 0) {
        throw new FormatException(what + " is flagged as infinity, but its other bits are not 0", at);
      }
    }
  }
}
