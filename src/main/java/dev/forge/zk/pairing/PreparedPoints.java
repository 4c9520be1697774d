package dev.forge.zk.pairing;

import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Points Q_i of G2 with the lines that the Miller loop needs of them ({@link PreparedG2} has the mathematics), as many
 * as a thread takes at once. Immutable; holds 14 KiB a point.
 */
public final class PreparedPoints {
  private static final int LANES = FieldKernel.LANES;
  private static final int BLOCK = FieldKernel.BLOCK;

  private final FieldKernel field;
  private final boolean[] members;
  private final boolean[] paired;
  private final int blocks;
  private final double[] lines;

  private PreparedPoints(FieldKernel field, List<G2Affine> points) {
    this.field = field;
    int size = points.size();
    members = new boolean[size];
    paired = new boolean[size];
    blocks = Addends.blocks(size);
    List<G2Affine> walkers = new ArrayList<>();
    for (int i = 0; i < blocks * LANES; i++) {
      boolean walks = i < size && !points.get(i).isInfinity() && points.get(i).isOnCurve();
      walkers.add(walks ? points.get(i) : G2Affine.GENERATOR);
      if (i < size) {
        paired[i] = walks;
      }
    }
    TwistWalk walk = new TwistWalk(field, walkers);
    lines = walk.lines();
    for (int i = 0; i < size; i++) {
      members[i] = points.get(i).isInfinity() || paired[i] && walk.isMember(i);
    }
  }

  /** Prepares points, at least one, of which nothing is known. */
  public static PreparedPoints of(List<G2Affine> points) {
    return of(Kernels.chosen().fp(), points);
  }

  static PreparedPoints of(FieldKernel field, List<G2Affine> points) {
    return new PreparedPoints(field, points);
  }

  /** The number of points. */
  public int size() {
    return members.length;
  }

  /** Whether point i is on the curve and in the subgroup of order r. */
  public boolean isMember(int i) {
    return members[i];
  }

  /**
   * The product of e(k_i P_i, Q_i) before its final exponentiation, to be a factor of another.
   *
   * @param p points of G1, as many as are prepared; infinity leaves a pairing out, as it must be where Q_i is no member
   * @param k the scalars, as many
   * @throws IllegalArgumentException if a Q_i that is no member is to be paired
   */
  public Fp12 unfinished(List<G1Affine> p, List<ShortScalar> k) {
    boolean[] used = new boolean[members.length];
    List<G1Affine> finite = new ArrayList<>(p);
    boolean[] usedBlocks = new boolean[blocks];
    for (int i = 0; i < used.length; i++) {
      used[i] = paired[i] && !p.get(i).isInfinity();
      usedBlocks[i / LANES] |= used[i];
      if (used[i] && !members[i]) {
        throw new IllegalArgumentException("point " + i + " is not in G2");
      }
      if (!used[i]) {
        finite.set(i, G1Affine.GENERATOR);
      }
    }
    double[] scales = scales(finite, k);
    for (int i = 0; i < blocks * LANES; i++) {
      if (i >= used.length || !used[i]) {
        clear(scales, i);
      }
    }
    return millerLoop(scales, usedBlocks);
  }

  /** A line whose scales are 0 is 1. */
  private void clear(double[] scales, int lane) {
    for (int digit = 0; digit < FieldKernel.DIGITS; digit++) {
      scales[G1Lanes.at(lane) + digit * LANES] = 0;
      scales[blocks * BLOCK + G1Lanes.at(lane) + digit * LANES] = 0;
    }
  }

  private Fp12 millerLoop(double[] scales, boolean[] used) {
    Fp2Lanes f = new Fp2Lanes(field, 1);
    int size = blocks * Fp2Lanes.BLOCK;
    double[] scaled = new double[2 * Fp2Lanes.BLOCK];
    return MillerLanes.product(field, (value, line) -> {
      for (int block = 0; block < blocks; block++) {
        if (used[block]) {
          int at = 2 * size * line + block * Fp2Lanes.BLOCK;
          f.multiplyByFp(scaled, 0, lines, at, scales, block * BLOCK, 1);
          f.multiplyByFp(scaled, Fp2Lanes.BLOCK, lines, at + size, scales, (blocks + block) * BLOCK, 1);
          value.multiplyByLine(scaled, 0);
        }
      }
    });
  }

  /** -x / y of all blocks, then 1 / y of all blocks, for (x, y) = k P. No point of G1 has y = 0: its order is odd. */
  private double[] scales(List<G1Affine> p, List<ShortScalar> k) {
    G1Lanes points = multiples(p, k);
    double[] scales = new double[2 * blocks * BLOCK];
    int inverses = blocks * BLOCK;
    invert(points.y, scales, inverses);
    // x / y = X Z / Y and 1 / y = Z^3 / Y
    field.multiply(scales, 0, points.x, 0, points.z, 0, blocks, BLOCK);
    field.multiply(scales, 0, scales, 0, scales, inverses, blocks, BLOCK);
    field.scale(scales, 0, scales, 0, -1, blocks, BLOCK);
    field.square(points.x, 0, points.z, 0, blocks, BLOCK);
    field.multiply(points.x, 0, points.x, 0, points.z, 0, blocks, BLOCK);
    field.multiply(scales, inverses, scales, inverses, points.x, 0, blocks, BLOCK);
    return scales;
  }

  /** k P: no sum on the way is of equal or opposite points, since different short scalars differ modulo r. */
  private G1Lanes multiples(List<G1Affine> p, List<ShortScalar> k) {
    G1Lanes points = new G1Lanes(field, blocks);
    Addends addends = new Addends(field, p);
    Addends.Digits digits = new Addends.Digits(k);
    double[] x = new double[blocks * BLOCK];
    double[] y = new double[blocks * BLOCK];
    long[] limbs = new long[G1Affine.LIMBS];
    G1Affine.GENERATOR.pack(limbs, 0);
    for (int lane = 0; lane < blocks * LANES; lane++) {
      points.write(lane, limbs); // for Z = 1
    }
    for (int digit = ShortScalar.DIGITS - 1; digit >= 0; digit--) {
      for (int block = 0; block < blocks; block++) {
        addends.write(block, digits, digit, x, y, block * BLOCK);
      }
      if (digit == ShortScalar.DIGITS - 1) {
        System.arraycopy(x, 0, points.x, 0, x.length);
        System.arraycopy(y, 0, points.y, 0, y.length);
      } else {
        points.twice();
        points.add(x, y);
      }
    }
    return points;
  }

  /** to = 1 / a for all blocks by one inversion (P. Montgomery). */
  private void invert(double[] a, double[] c, int to) {
    int last = a.length - BLOCK;
    double[] total = new double[BLOCK];
    System.arraycopy(a, 0, c, to, BLOCK);
    for (int at = BLOCK; at <= last; at += BLOCK) {
      field.multiply(c, to + at, c, to + at - BLOCK, a, at, 1, BLOCK);
    }
    System.arraycopy(c, to + last, total, 0, BLOCK);
    if (!new LaneInversion(field).invert(total, 0)) {
      throw new ArithmeticException("a point of G1 with y = 0");
    }
    for (int at = last; at > 0; at -= BLOCK) {
      field.multiply(c, to + at, total, 0, c, to + at - BLOCK, 1, BLOCK);
      field.multiply(total, 0, total, 0, a, at, 1, BLOCK);
    }
    System.arraycopy(total, 0, c, to, BLOCK);
  }
}
