package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import java.math.BigInteger;

/** What makes BN254 out of the Barreto-Naehrig family, and the constants that follow from it. */
public final class BnParameters {
  /** The parameter x: p = 36 x^4 + 36 x^3 + 24 x^2 + 6 x + 1, r = 36 x^4 + 36 x^3 + 18 x^2 + 6 x + 1. */
  public static final long X = 4965661367192848881L;

  /** xi = 9 + u, neither a square nor a cube in Fp2. */
  static final Fp2 XI = Fp2.of(Fp.of(9), Fp.ONE);

  /** b of the twist: 3 / xi. */
  static final long[] TWIST_B = pack(XI.invert().multiply(Fp.of(3)));

  /** xi^((p - 1) / 3). */
  static final long[] TWIST_FROBENIUS_X = pack(xiToPart(2));

  /** xi^((p - 1) / 2). */
  static final long[] TWIST_FROBENIUS_Y = pack(xiToPart(3));

  private BnParameters() {}

  /** xi^(k (p - 1) / 6): for k = 2 and 3 what the Frobenius map on the twist multiplies x and y by. */
  public static Fp2 xiToPart(int k) {
    BigInteger sixth = Fp.MODULUS.value().subtract(BigInteger.ONE).divide(BigInteger.valueOf(6));
    return XI.power(sixth.multiply(BigInteger.valueOf(k)));
  }

  static long[] pack(Fp2 element) {
    long[] limbs = new long[Fp2.LIMBS];
    element.pack(limbs, 0);
    return limbs;
  }
}
