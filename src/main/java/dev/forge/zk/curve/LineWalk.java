package dev.forge.zk.curve;

import java.util.Arrays;

/**
 * Walks a point T = Q of the twist through the Miller loop in affine coordinates, and notes each line.
 *
 * <p>At the end T = [6x + 2] Q + psi(Q) - psi^2(Q), psi being the Frobenius map carried to the twist, which for a point of
 * order r is -psi^3(Q). No other point of the curve satisfies that: modulo the characteristic polynomial of psi, 6x + 2 +
 * psi - psi^2 + psi^3 has a norm whose greatest common divisor with the curve's order is r (Dai, Lin, Zhao, Zhou, "Fast
 * subgroup membership testings for G1, G2 and GT on pairing-friendly curves", 2022, have the argument).
 */
final class LineWalk {
  private static final int N = Fp2Arithmetic.LIMBS;
  private static final int POINT = G2Affine.LIMBS;

  private final Fp2Arithmetic f = new Fp2Arithmetic();
  private final long[] q = new long[POINT];
  private final long[] point;
  private final long[] lines = new long[PreparedG2.LINES * PreparedG2.LINE];
  private final long[] denominator = new long[N];
  private final long[] numerator = new long[N];
  private final long[] t = new long[2 * N];
  private boolean astray;
  private int next;

  /** Walks a finite point of the twist. */
  LineWalk(G2Affine walker) {
    walker.pack(q, 0);
    point = q.clone();
    walk();
  }

  /** The lines. */
  long[] lines() {
    return lines;
  }

  /** Whether the point met a vertical line, which no point of order r does. */
  boolean wentAstray() {
    return astray;
  }

  /** Whether the point is of order r. */
  boolean endsInSubgroup() {
    return !astray && Arrays.equals(point, negated(frobenius(frobenius(frobenius(q)))));
  }

  private void walk() {
    long[] negated = negated(q);
    byte[] loop = PreparedG2.LOOP;
    for (int i = loop.length - 2; i >= 0; i--) {
      twice();
      if (loop[i] != 0) {
        add(loop[i] > 0 ? q : negated);
      }
    }
    long[] image = frobenius(q);
    add(image);
    add(negated(frobenius(image)));
  }

  private long[] negated(long[] affine) {
    long[] result = affine.clone();
    f.negate(result, N, result, N);
    return result;
  }

  private long[] frobenius(long[] affine) {
    long[] image = new long[POINT];
    f.conjugate(image, 0, affine, 0);
    f.conjugate(image, N, affine, N);
    f.multiply(image, 0, image, 0, BnParameters.TWIST_FROBENIUS_X, 0);
    f.multiply(image, N, image, N, BnParameters.TWIST_FROBENIUS_Y, 0);
    return image;
  }

  private void twice() {
    f.add(denominator, 0, point, N, point, N);
    f.square(t, 0, point, 0);
    f.add(t, N, t, 0, t, 0);
    f.add(numerator, 0, t, 0, t, N);
    step(point);
  }

  private void add(long[] b) {
    f.subtract(denominator, 0, point, 0, b, 0);
    f.subtract(numerator, 0, point, N, b, N);
    step(b);
  }

  /** Notes the line of slope numerator / denominator through T, and moves T to T + b. */
  private void step(long[] b) {
    if (f.isZero(denominator, 0)) {
      astray = true;
      f.one(denominator, 0);
    }
    int constant = next + N;
    f.invert(t, 0, denominator, 0);
    f.multiply(lines, next, numerator, 0, t, 0);
    f.multiply(t, 0, lines, next, point, 0);
    f.subtract(lines, constant, t, 0, point, N);
    f.square(t, 0, lines, next);
    f.subtract(t, 0, t, 0, point, 0);
    f.subtract(point, 0, t, 0, b, 0);
    // y = s (x(T) - x) - y(T) = -(s x) + (s x(T) - y(T))
    f.multiply(t, 0, lines, next, point, 0);
    f.subtract(point, N, lines, constant, t, 0);
    next += PreparedG2.LINE;
  }
}
