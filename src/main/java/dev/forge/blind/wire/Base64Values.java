package dev.forge.blind.wire;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import java.util.Base64;

/** Scalars and points as texts: standard base64 of 32 bytes. */
public final class Base64Values {
  private Base64Values() {}

  /** A scalar's text. */
  public static String of(Fr scalar) {
    return Base64.getEncoder().encodeToString(CompressedEncoding.of(scalar));
  }

  /** A point's text. */
  public static String of(G1Affine point) {
    return Base64.getEncoder().encodeToString(CompressedEncoding.of(point));
  }
}
