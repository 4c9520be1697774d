package dev.forge.zk.curve;

import java.math.BigInteger;
import java.util.Optional;

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

  /** The number of lines. */
  public static final int LINES = lineCount();

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
    LineWalk walk = new LineWalk(q);
    if (walk.wentAstray()) {
      throw new ArithmeticException("no lines for a point outside the subgroup: " + q);
    }
    return new PreparedG2(walk.lines());
  }

  /** Prepares a point if it is on the curve and in the subgroup of order r, which then costs next to nothing to know. */
  public static Optional<PreparedG2> ofMember(G2Affine q) {
    if (q.isInfinity()) {
      return Optional.of(new PreparedG2(new long[0]));
    }
    return Optional.of(q).filter(G2Affine::isOnCurve).map(LineWalk::new).filter(LineWalk::endsInSubgroup)
        .map(walk -> new PreparedG2(walk.lines()));
  }

  /**
   * The non-adjacent form of 6x + 2, least significant digit first: the loop goes down from the digit below the highest,
   * with the line of a doubling for each and that of an addition of Q or -Q for each that is not 0; two lines follow, of
   * the additions of psi(Q) and -psi^2(Q).
   */
  public static byte[] loop() {
    return LOOP.clone();
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
}
