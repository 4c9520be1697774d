package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Modulus;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of pairings e(P1, Q1) e(P2, Q2) ..., with one Miller loop and one final exponentiation for all. Mutable,
 * for one thread; it may be used again after {@link #clear}, and then allocates nothing in the loops.
 */
public final class MultiPairing {
  private final Fp12Arithmetic f = new Fp12Arithmetic();
  private final Fp2Arithmetic base = new Fp2Arithmetic();
  private final FinalExponentiation finalExponentiation = new FinalExponentiation(f);
  private final long[] value = new long[Fp12Arithmetic.LIMBS];
  private final long[] line = new long[PreparedG2.LINE];
  private final long[] factor = new long[Fp12Arithmetic.LIMBS];
  private final List<G1Affine> points = new ArrayList<>();
  private final List<PreparedG2> prepared = new ArrayList<>();

  /** An empty product, which is 1. */
  public MultiPairing() {
    f.one(factor, 0);
  }

  /** Multiplies the product by e(p, q). */
  public MultiPairing add(G1Affine p, PreparedG2 q) {
    if (!p.isInfinity() && !q.isInfinity()) {
      points.add(p);
      prepared.add(q);
    }
    return this;
  }

  /** Makes the product empty. */
  public MultiPairing clear() {
    points.clear();
    prepared.clear();
    f.one(factor, 0);
    return this;
  }

  /** Multiplies the product by another one, given by its {@link #unfinished} value. */
  public MultiPairing multiply(Fp12 unfinished) {
    unfinished.pack(value, 0);
    f.multiply(factor, 0, factor, 0, value, 0);
    return this;
  }

  /** The product before its final exponentiation, to be a factor of another. */
  public Fp12 unfinished() {
    millerLoop();
    return Fp12.unpack(value, 0);
  }

  /** The product, an element of order 1 or r. */
  public Fp12 product() {
    millerLoop();
    finalExponentiation.apply(value, 0, value, 0);
    return Fp12.unpack(value, 0);
  }

  private void millerLoop() {
    if (points.isEmpty()) {
      System.arraycopy(factor, 0, value, 0, value.length);
      return;
    }
    long[] scales = scales();
    f.one(value, 0);
    int next = 0;
    byte[] loop = PreparedG2.LOOP;
    for (int i = loop.length - 2; i >= 0; i--) {
      f.square(value, 0, value, 0);
      multiplyByLines(scales, next);
      next += PreparedG2.LINE;
      if (loop[i] != 0) {
        multiplyByLines(scales, next);
        next += PreparedG2.LINE;
      }
    }
    multiplyByLines(scales, next);
    multiplyByLines(scales, next + PreparedG2.LINE);
    f.multiply(value, 0, value, 0, factor, 0);
  }

  private void multiplyByLines(long[] scales, int at) {
    for (int k = 0; k < prepared.size(); k++) {
      long[] lines = prepared.get(k).lines;
      base.scale(line, 0, lines, at, scales, 2 * k * Modulus.LIMBS);
      base.scale(line, Fp2Arithmetic.LIMBS, lines, at + Fp2Arithmetic.LIMBS, scales, (2 * k + 1) * Modulus.LIMBS);
      f.multiplyByLine(value, 0, value, 0, line, 0);
    }
  }

  /** -x / y and 1 / y of each point, with one inversion. No point of G1 has y = 0: its order is odd. */
  private long[] scales() {
    Modulus p = Fp.MODULUS;
    int n = Modulus.LIMBS;
    long[] scales = new long[2 * n * points.size()];
    long[] running = new long[2 * n];
    p.one(running, 0);
    for (int k = 0; k < points.size(); k++) {
      System.arraycopy(running, 0, scales, 2 * k * n, n);
      p.multiply(running, 0, running, 0, points.get(k).limbs, n);
    }
    p.invert(running, 0, running, 0);
    for (int k = points.size() - 1; k >= 0; k--) {
      int at = 2 * k * n;
      p.multiply(scales, at + n, scales, at, running, 0);
      p.multiply(running, 0, running, 0, points.get(k).limbs, n);
      p.multiply(scales, at, scales, at + n, points.get(k).limbs, 0);
      p.negate(scales, at, scales, at);
    }
    return scales;
  }
}
