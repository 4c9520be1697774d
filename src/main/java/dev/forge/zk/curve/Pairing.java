package dev.forge.zk.curve;

/**
 * The optimal ate pairing of BN254, e: G1 x G2 to the elements of order r of Fp12, bilinear and not degenerate. Its
 * value is the Miller function to the power of m (p^12 - 1) / r with m = 2x (6x^2 + 3x + 1).
 */
public final class Pairing {
  private Pairing() {}

  /** e(p, q); 1 if either is infinity. Both must be in their groups of order r. */
  public static Fp12 of(G1Affine p, G2Affine q) {
    return of(p, PreparedG2.of(q));
  }

  /** e(p, q) for a prepared q. */
  public static Fp12 of(G1Affine p, PreparedG2 q) {
    return new MultiPairing().add(p, q).product();
  }
}
