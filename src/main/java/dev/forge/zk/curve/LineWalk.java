package dev.forge.zk.curve;

import java.util.Arrays;
import java.util.List;

/**
 * Walks points T = Q of the twist through the Miller loop, all in step, in affine coordinates, and notes each line. A step
 * of all points needs one inversion (P. Montgomery's trick).
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
  private final int count;
  private final long[] q;
  private final long[] points;
  private final long[][] lines;
  private final long[] denominators;
  private final long[] numerators;
  private final long[] prefix;
  private final long[] t = new long[2 * N];
  private final boolean[] astray;
  private int next;

  /** Walks finite points of the twist. */
  LineWalk(List<G2Affine> walkers) {
    count = walkers.size();
    q = new long[count * POINT];
    for (int k = 0; k < count; k++) {
      walkers.get(k).pack(q, k * POINT);
    }
    points = q.clone();
    lines = new long[count][PreparedG2.LINES * PreparedG2.LINE];
    denominators = new long[count * N];
    numerators = new long[count * N];
    prefix = new long[(count + 1) * N];
    astray = new boolean[count];
    if (count > 0) {
      walk();
    }
  }

  /** The lines of point k. */
  long[] lines(int k) {
    return lines[k];
  }

  /** Whether point k met a vertical line, which no point of order r does. */
  boolean wentAstray(int k) {
    return astray[k];
  }

  /** Whether point k is of order r. */
  boolean endsInSubgroup(int k) {
    long[] image = frobenius(frobenius(frobenius(Arrays.copyOfRange(q, k * POINT, (k + 1) * POINT))));
    f.negate(image, N, image, N);
    return !astray[k] && Arrays.equals(points, k * POINT, (k + 1) * POINT, image, 0, POINT);
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
    for (int at = 0; at < result.length; at += POINT) {
      f.negate(result, at + N, result, at + N);
    }
    return result;
  }

  private long[] frobenius(long[] affine) {
    long[] image = new long[affine.length];
    for (int at = 0; at < image.length; at += POINT) {
      f.conjugate(image, at, affine, at);
      f.conjugate(image, at + N, affine, at + N);
      f.multiply(image, at, image, at, BnParameters.TWIST_FROBENIUS_X, 0);
      f.multiply(image, at + N, image, at + N, BnParameters.TWIST_FROBENIUS_Y, 0);
    }
    return image;
  }

  private void twice() {
    for (int k = 0; k < count; k++) {
      int at = k * POINT;
      f.add(denominators, k * N, points, at + N, points, at + N);
      f.square(t, 0, points, at);
      f.add(t, N, t, 0, t, 0);
      f.add(numerators, k * N, t, 0, t, N);
    }
    step(points);
  }

  private void add(long[] b) {
    for (int k = 0; k < count; k++) {
      int at = k * POINT;
      f.subtract(denominators, k * N, points, at, b, at);
      f.subtract(numerators, k * N, points, at + N, b, at + N);
    }
    step(b);
  }

  /** Notes the lines of slope numerator / denominator through the points T, and moves each T to T + b. */
  private void step(long[] b) {
    invertDenominators();
    for (int k = 0; k < count; k++) {
      int at = k * POINT;
      int constant = next + N;
      f.multiply(lines[k], next, numerators, k * N, denominators, k * N);
      f.multiply(t, 0, lines[k], next, points, at);
      f.subtract(lines[k], constant, t, 0, points, at + N);
      f.square(t, 0, lines[k], next);
      f.subtract(t, 0, t, 0, points, at);
      f.subtract(points, at, t, 0, b, at);
      // y = s (x(T) - x) - y(T) = -(s x) + (s x(T) - y(T))
      f.multiply(t, 0, lines[k], next, points, at);
      f.subtract(points, at + N, lines[k], constant, t, 0);
    }
    next += PreparedG2.LINE;
  }

  private void invertDenominators() {
    f.one(prefix, 0);
    for (int k = 0; k < count; k++) {
      if (f.isZero(denominators, k * N)) {
        astray[k] = true;
        f.one(denominators, k * N);
      }
      f.multiply(prefix, (k + 1) * N, prefix, k * N, denominators, k * N);
    }
    f.invert(t, 0, prefix, count * N);
    for (int k = count - 1; k >= 0; k--) {
      f.multiply(t, N, t, 0, prefix, k * N);
      f.multiply(t, 0, t, 0, denominators, k * N);
      System.arraycopy(t, N, denominators, k * N, N);
    }
  }
}
