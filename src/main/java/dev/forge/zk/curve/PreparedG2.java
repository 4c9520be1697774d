package dev.forge.zk.curve;

import java.math.BigInteger;

/**
 * A point Q of G2 with the lines that the Miller loop of the optimal ate pairing needs of it (Vercauteren, "Optimal
 * pairings", 2010; the loop is over 6x + 2). Through the untwisting (x, y) to (x w^2, y w^3) a line of slope s through
 * T, at a point P of G1 and divided by y(P), is 1 + s (-x(P) / y(P)) w + (s x(T) - y(T)) (1 / y(P)) w^3: stored are s
 * and s x(T) - y(T), of two elements of Fp2. Immutable; holds about 11 KiB.
 */
public final class PreparedG2 {
  /** The 64-bit words of a line. */
  static final int LINE = 2 * Fp2Arithmetic.LIMBS;

  /** The non-adjacent form of 6x + 2, least significant digit first. */
  static final byte[] LOOP = loopDigits();

  private static final int LINES = lineCount();
  private static final int Y = Fp2Arithmetic.LIMBS;

  /** The lines in the order of the loop; empty for infinity. */
  final long[] lines;

  private PreparedG2(long[] lines) {
    this.lines = lines;
  }

  /**
   * Prepares a point, which must be in the subgroup of order r (or infinity).
   *
   * @throws ArithmeticException where a point outside the subgroup has no such lines
   */
  public static PreparedG2 of(G2Affine q) {
    if (q.isInfinity()) {
      return new PreparedG2(new long[0]);
    }
    return new PreparedG2(new Builder(q).build());
  }

  boolean isInfinity() {
    return lines.length == 0;
  }

  private static byte[] loopDigits() {
    BigInteger loop = BigInteger.valueOf(BnParameters.X).multiply(BigInteger.valueOf(6)).add(BigInteger.TWO);
    return SignedDigits.of(new long[] {loop.longValue(), loop.shiftRight(64).longValue(), 0, 0}, 2);
  }

  private static int lineCount() {
    int count = LOOP.length - 1 + 2;
    for (int i = 0; i < LOOP.length - 1; i++) {
      count += LOOP[i] & 1;
    }
    return count;
  }

  /** Walks T through the loop in affine coordinates and notes each line. */
  private static final class Builder {
    private final Fp2Arithmetic f = new Fp2Arithmetic();
    private final long[] lines = new long[LINES * LINE];
    private final long[] q;
    private final long[] point;
    private final long[] t = new long[2 * Fp2Arithmetic.LIMBS];
    private int next;

    Builder(G2Affine q) {
      this.q = q.limbs;
      point = q.limbs.clone();
    }

    long[] build() {
      long[] negated = q.clone();
      f.negate(negated, Y, q, Y);
      for (int i = LOOP.length - 2; i >= 0; i--) {
        twice();
        if (LOOP[i] != 0) {
          add(LOOP[i] > 0 ? q : negated);
        }
      }
      G2Jacobian image = G2Affine.unpack(q, 0).toJacobian().frobenius();
      add(image.toAffine().limbs);
      add(image.frobenius().negate().toAffine().limbs);
      return lines;
    }

    private void twice() {
      f.add(t, 0, point, Y, point, Y);
      f.invert(t, 0, t, 0);
      f.square(t, Y, point, 0);
      f.multiply(t, 0, t, 0, t, Y);
      f.add(t, Y, t, 0, t, 0);
      f.add(t, 0, t, 0, t, Y);
      step(point);
    }

    private void add(long[] b) {
      f.subtract(t, 0, point, 0, b, 0);
      f.invert(t, 0, t, 0);
      f.subtract(t, Y, point, Y, b, Y);
      f.multiply(t, 0, t, 0, t, Y);
      step(b);
    }

    /** Notes the line of slope t[0] through T, and moves T to T + b. */
    private void step(long[] b) {
      int slope = next;
      int constant = next + Fp2Arithmetic.LIMBS;
      next += LINE;
      System.arraycopy(t, 0, lines, slope, Fp2Arithmetic.LIMBS);
      f.multiply(t, Y, t, 0, point, 0);
      f.subtract(lines, constant, t, Y, point, Y);
      f.square(t, 0, t, 0);
      f.subtract(t, 0, t, 0, point, 0);
      f.subtract(point, 0, t, 0, b, 0);
      // y = s (x(T) - x) - y(T) = -(s x) + (s x(T) - y(T))
      f.multiply(t, 0, lines, slope, point, 0);
      f.subtract(point, Y, lines, constant, t, 0);
    }
  }
}
