package dev.forge.zk.pairing;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;
import java.util.List;

/**
 * What a digit of a {@link ShortScalar} makes of a point (x, y): (x or beta x, y or -y), for many points, one in a lane.
 * The abscissa is h + g or h - g for h = (1 + beta) x / 2 and g = (1 - beta) x / 2, so that no lane has to choose.
 */
final class Addends {
  private static final int LANES = FieldKernel.LANES;
  private static final int BLOCK = FieldKernel.BLOCK;
  private static final Fp HALF = Fp.of(2).invert();

  /** 18 x^3 + 18 x^2 + 9 x + 1 for the parameter x of the curve: the cube root of unity that belongs to lambda. */
  static final Fp BETA = Fp.reduce(ShortScalar.polynomial(18, 18, 9, 1));

  private final FieldKernel field;
  private final double[] g;
  private final double[] minusH;
  private final double[] y;
  private final double[] zeros = new double[BLOCK];

  /** Takes finite points; in lanes without a point is the generator. */
  Addends(FieldKernel field, List<G1Affine> points) {
    this.field = field;
    int blocks = blocks(points.size());
    g = new double[blocks * BLOCK];
    y = new double[blocks * BLOCK];
    minusH = new double[blocks * BLOCK];
    long[] limbs = new long[G1Affine.LIMBS];
    for (int lane = 0; lane < blocks * LANES; lane++) {
      (lane < points.size() ? points.get(lane) : G1Affine.GENERATOR).pack(limbs, 0);
      field.writeElement(g, G1Lanes.at(lane), limbs, 0);
      field.writeElement(y, G1Lanes.at(lane), limbs, Modulus.LIMBS);
    }
    multiply(minusH, g, Fp.ONE.add(BETA).multiply(HALF), -1);
    multiply(g, g, Fp.ONE.subtract(BETA).multiply(HALF), 1);
  }

  /** The blocks that so many points fill. */
  static int blocks(int points) {
    return (points + LANES - 1) / LANES;
  }

  private void multiply(double[] c, double[] a, Fp constant, int sign) {
    long[] limbs = new long[Modulus.LIMBS];
    constant.pack(limbs, 0);
    double[] block = new double[BLOCK];
    field.writeElement(block, 0, limbs, 0);
    LaneInversion.spread(block, 0);
    for (int at = 0; at < a.length; at += BLOCK) {
      field.multiply(c, at, a, at, block, 0, 1, BLOCK);
    }
    field.scale(c, 0, c, 0, sign, a.length / BLOCK, BLOCK);
  }

  /** Writes the points of a block that a digit of their scalars makes. */
  void write(int block, Digits digits, int digit, double[] toX, double[] toY, int to) {
    int at = block * BLOCK;
    int signs = digits.at(digit, block);
    field.signedDifference(toX, to, g, at, minusH, at, digits.kinds, signs, 1, BLOCK);
    field.signedDifference(toY, to, y, at, zeros, 0, digits.signs, signs, 1, BLOCK);
  }

  /** The digits of many scalars, one in a lane. */
  static final class Digits {
    private final int lanes;
    private final double[] signs;
    private final double[] kinds;

    Digits(List<ShortScalar> scalars) {
      lanes = blocks(scalars.size()) * LANES;
      signs = new double[ShortScalar.DIGITS * lanes];
      kinds = new double[ShortScalar.DIGITS * lanes];
      for (int lane = 0; lane < lanes; lane++) {
        ShortScalar scalar = scalars.get(Math.min(lane, scalars.size() - 1));
        for (int i = 0; i < ShortScalar.DIGITS; i++) {
          signs[i * lanes + lane] = scalar.sign(i);
          kinds[i * lanes + lane] = scalar.kind(i);
        }
      }
    }

    private int at(int digit, int block) {
      return digit * lanes + block * LANES;
    }
  }
}
