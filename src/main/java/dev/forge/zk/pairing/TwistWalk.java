package dev.forge.zk.pairing;

import dev.forge.zk.curve.BnParameters;
import dev.forge.zk.curve.Fp2;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;
import java.util.BitSet;
import java.util.List;

/**
 * Walks points T = Q of the twist through the Miller loop, all in step, in affine coordinates, and notes the lines that
 * {@link PreparedG2} describes. At the end T tells whether Q is of order r: then, and only then, T = [6x + 2] Q + psi(Q) -
 * psi^2(Q) is -psi^3(Q), psi being the Frobenius map carried to the twist, and no line is vertical (the argument is that
 * of Dai, Lin, Zhao, Zhou, "Fast subgroup membership testings for G1, G2 and GT on pairing-friendly curves", 2022).
 */
final class TwistWalk {
  private static final int BLOCK = Fp2Lanes.BLOCK;
  private static final int LIMBS = Fp2.LIMBS;
  private static final byte[] LOOP = PreparedG2.loop();
  private static final Fp2 FROBENIUS_X = BnParameters.xiToPart(2);
  private static final Fp2 FROBENIUS_Y = BnParameters.xiToPart(3);

  private final Fp2Lanes f;
  private final LaneInversion inversion;
  private final int blocks;
  private final int size;
  private final double[] lines;
  private final double[] points;
  private final double[] denominators;
  private final double[] numerators;
  private final double[] prefix;
  private final double[] t;
  private final double[] total = new double[BLOCK];
  private final long[] limbs = new long[LIMBS];
  private final BitSet astray = new BitSet();
  private final BitSet members = new BitSet();
  private int next;

  /** Walks finite points of the twist, as many as fill blocks. */
  TwistWalk(FieldKernel field, List<G2Affine> walkers) {
    blocks = walkers.size() / FieldKernel.LANES;
    size = blocks * BLOCK;
    f = new Fp2Lanes(field, 2 * blocks);
    inversion = new LaneInversion(field);
    lines = new double[PreparedG2.LINES * 2 * size];
    denominators = new double[size];
    numerators = new double[size];
    prefix = new double[size];
    t = new double[size];
    double[] q = coordinates(walkers);
    points = q.clone();
    walk(q);
  }

  /** Of each line the slopes s of all blocks, then the constants s x(T) - y(T) of all blocks. */
  double[] lines() {
    return lines;
  }

  /** Whether point k is of order r. */
  boolean isMember(int k) {
    return members.get(k);
  }

  /** The x of all blocks, then the y of all blocks. */
  private double[] coordinates(List<G2Affine> walkers) {
    double[] q = new double[2 * size];
    long[] packed = new long[G2Affine.LIMBS];
    for (int k = 0; k < walkers.size(); k++) {
      walkers.get(k).pack(packed, 0);
      f.write(q, 0, k, packed, 0);
      f.write(q, size, k, packed, LIMBS);
    }
    return q;
  }

  private void walk(double[] q) {
    double[] negated = negated(q);
    for (int i = LOOP.length - 2; i >= 0; i--) {
      twice();
      if (LOOP[i] != 0) {
        add(LOOP[i] > 0 ? q : negated);
      }
    }
    double[] image = frobenius(q);
    add(image);
    image = frobenius(image);
    add(negated(image));
    compare(negated(frobenius(image)));
  }

  private double[] negated(double[] affine) {
    double[] result = affine.clone();
    f.scale(result, size, result, size, -1, blocks);
    return result;
  }

  private double[] frobenius(double[] affine) {
    double[] image = new double[2 * size];
    f.conjugate(image, 0, affine, 0, 2 * blocks);
    double[] constant = new double[BLOCK];
    for (int part = 0; part < 2; part++) {
      (part == 0 ? FROBENIUS_X : FROBENIUS_Y).pack(limbs, 0);
      for (int lane = 0; lane < FieldKernel.LANES; lane++) {
        f.write(constant, 0, lane, limbs, 0);
      }
      for (int at = part * size; at < (part + 1) * size; at += BLOCK) {
        f.multiply(image, at, image, at, constant, 0, 1);
      }
    }
    return image;
  }

  private void compare(double[] expected) {
    f.subtract(expected, 0, expected, 0, points, 0, 2 * blocks);
    for (int k = 0; k < blocks * FieldKernel.LANES; k++) {
      members.set(k, !astray.get(k) && isZero(expected, 0, k) && isZero(expected, size, k));
    }
  }

  private boolean isZero(double[] m, int at, int lane) {
    f.read(m, at, lane, limbs, 0);
    Modulus p = Fp.MODULUS;
    return p.isZero(limbs, 0) && p.isZero(limbs, Modulus.LIMBS);
  }

  private void twice() {
    f.add(denominators, 0, points, size, points, size, blocks);
    f.square(numerators, 0, points, 0, blocks);
    f.scale(numerators, 0, numerators, 0, 3, blocks);
    step(points);
  }

  private void add(double[] b) {
    f.subtract(denominators, 0, points, 0, b, 0, blocks);
    f.subtract(numerators, 0, points, size, b, size, blocks);
    step(b);
  }

  /** Notes the lines of slope numerator / denominator through the points T, and moves each T to T + b. */
  private void step(double[] b) {
    if (!invertDenominators()) {
      setAsideZeros();
      invertDenominators();
    }
    int slope = next;
    int constant = next + size;
    f.multiply(lines, slope, numerators, 0, denominators, 0, blocks);
    f.multiply(t, 0, lines, slope, points, 0, blocks);
    f.subtract(lines, constant, t, 0, points, size, blocks);
    f.square(t, 0, lines, slope, blocks);
    f.subtractBoth(points, 0, t, 0, points, 0, b, 0, blocks);
    // y = s (x(T) - x) - y(T) = (s x(T) - y(T)) - s x
    f.multiply(t, 0, lines, slope, points, 0, blocks);
    f.subtract(points, size, lines, constant, t, 0, blocks);
    next += 2 * size;
  }

  /** All inverses by one (P. Montgomery); false, and nothing done, where one is 0. */
  private boolean invertDenominators() {
    System.arraycopy(denominators, 0, prefix, 0, BLOCK);
    for (int at = BLOCK; at < size; at += BLOCK) {
      f.multiply(prefix, at, prefix, at - BLOCK, denominators, at, 1);
    }
    if (!invert(prefix, size - BLOCK)) {
      return false;
    }
    for (int at = size - BLOCK; at > 0; at -= BLOCK) {
      f.multiply(prefix, at, total, 0, prefix, at - BLOCK, 1);
      f.multiply(total, 0, total, 0, denominators, at, 1);
    }
    System.arraycopy(total, 0, denominators, 0, BLOCK);
    System.arraycopy(prefix, BLOCK, denominators, BLOCK, size - BLOCK);
    return true;
  }

  /** total = 1 / a = the conjugate of a / (a0^2 + a1^2), if it exists in each lane. */
  private boolean invert(double[] a, int ao) {
    FieldKernel field = f.field;
    f.conjugate(total, 0, a, ao, 1);
    double[] norm = new double[BLOCK];
    field.square(norm, 0, a, ao, 2, Fp2Lanes.PART);
    field.add(norm, 0, norm, 0, norm, Fp2Lanes.PART, 1, Fp2Lanes.PART);
    if (!inversion.invert(norm, 0)) {
      return false;
    }
    f.multiplyByFp(total, 0, total, 0, norm, 0, 1);
    return true;
  }

  private void setAsideZeros() {
    for (int k = 0; k < blocks * FieldKernel.LANES; k++) {
      if (isZero(denominators, 0, k)) {
        astray.set(k);
        Fp2.ONE.pack(limbs, 0);
        f.write(denominators, 0, k, limbs, 0);
      }
    }
  }
}
