package dev.forge.zk.curve;

/**
 * The final exponentiation of the pairing: f to the power of m (p^12 - 1) / r with m = 2x (6x^2 + 3x + 1), which is
 * prime to r (Fuentes-Castaneda, Knapp, Rodriguez-Henriquez, "Faster hashing to G2", 2011, section 5). An instance owns
 * its scratch space, so it serves one thread at a time.
 */
final class FinalExponentiation {
  private static final int N = Fp12Arithmetic.LIMBS;
  private static final int WIDTH = 4;
  private static final int TABLE = 1 << (WIDTH - 2);
  private static final byte[] X_DIGITS = SignedDigits.of(new long[] {BnParameters.X, 0, 0, 0}, WIDTH);

  private final Fp12Arithmetic f;
  private final long[] t = new long[6 * N];
  private final long[] odd = new long[(TABLE + 1) * N];

  FinalExponentiation(Fp12Arithmetic field) {
    f = field;
  }

  /** c = the power of a, which may not be 0. */
  void apply(long[] c, int co, long[] a, int ao) {
    easyPart(t, 0, a, ao);
    hardPart(c, co);
  }

  /** c = a^((p^6 - 1)(p^2 + 1)), which lies in the cyclotomic subgroup. */
  private void easyPart(long[] c, int co, long[] a, int ao) {
    final int x = N;
    f.invert(t, x, a, ao);
    f.conjugate(c, co, a, ao);
    f.multiply(c, co, c, co, t, x);
    f.frobenius(t, x, c, co, 2);
    f.multiply(c, co, c, co, t, x);
  }

  /** c = z^(m (p^4 - p^2 + 1) / r) for z = t[0], with a = z^(12 x^3 + 6 x^2 + 6 x) and b = z^(12 x^3 + 6 x^2 + 4 x). */
  private void hardPart(long[] c, int co) {
    final int z = 0;
    final int twoX = N;
    final int sixX = 2 * N;
    final int sixX2 = 3 * N;
    final int a = 4 * N;
    final int s = 5 * N;
    powerX(twoX, z);
    f.squareCyclotomic(t, twoX, t, twoX);
    f.squareCyclotomic(t, sixX, t, twoX);
    f.multiply(t, sixX, t, sixX, t, twoX);
    powerX(sixX2, sixX);
    f.squareCyclotomic(t, s, t, sixX2);
    powerX(a, s);
    f.multiply(t, a, t, a, t, sixX2);
    f.multiply(t, a, t, a, t, sixX);
    final int b = twoX;
    f.conjugate(t, s, t, twoX);
    f.multiply(t, b, t, a, t, s);
    // a z^(6 x^2) z * b^p * a^(p^2) * (b / z)^(p^3)
    f.multiply(t, s, t, a, t, sixX2);
    f.multiply(t, s, t, s, t, z);
    f.frobenius(t, sixX, t, b, 1);
    f.multiply(t, s, t, s, t, sixX);
    f.frobenius(t, a, t, a, 2);
    f.multiply(t, s, t, s, t, a);
    f.conjugate(t, z, t, z);
    f.multiply(t, b, t, b, t, z);
    f.frobenius(t, b, t, b, 3);
    f.multiply(c, co, t, s, t, b);
  }

  /** t[to] = t[from]^x, in the cyclotomic subgroup, where a conjugate is an inverse. */
  private void powerX(int to, int from) {
    final int scratch = TABLE * N;
    System.arraycopy(t, from, odd, 0, N);
    f.squareCyclotomic(odd, scratch, t, from);
    for (int i = 1; i < TABLE; i++) {
      f.multiply(odd, i * N, odd, (i - 1) * N, odd, scratch);
    }
    System.arraycopy(odd, X_DIGITS[X_DIGITS.length - 1] / 2 * N, t, to, N);
    for (int i = X_DIGITS.length - 2; i >= 0; i--) {
      f.squareCyclotomic(t, to, t, to);
      int digit = X_DIGITS[i];
      if (digit > 0) {
        f.multiply(t, to, t, to, odd, digit / 2 * N);
      } else if (digit < 0) {
        f.conjugate(odd, scratch, odd, -digit / 2 * N);
        f.multiply(t, to, t, to, odd, scratch);
      }
    }
  }
}
