package dev.forge.zk.pairing;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Combination;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.field.Fr;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of multiples of points by the same scalars: sum k_i P_i, sum k_i Q_i, ... Each lane of a block has a sum of its
 * own, whose doublings serve all blocks, and the columns P, Q, ... are treated side by side. The sums of lanes begin with
 * a point nobody knows, taken off again at the end, so that they do not meet the points that are added; if it happens all
 * the same it is seen, and the sum is computed otherwise.
 */
public final class PointSums {
  private static final int LANES = FieldKernel.LANES;
  private static final int BLOCK = FieldKernel.BLOCK;
  private static final G1Affine START =
      G1Affine.GENERATOR.multiply(ShortScalar.draw(new SecureRandom()).value()).toAffine();

  /** What the starts of all lanes have become at the end. */
  private static final G1Jacobian STARTS = allStarts(START);

  private final FieldKernel field;
  private final List<List<G1Affine>> columns;
  private final List<ShortScalar> scalars;
  private final G1Lanes sums;
  private final double[][] before;

  private PointSums(FieldKernel field, List<List<G1Affine>> columns, List<ShortScalar> scalars) {
    this.field = field;
    this.columns = columns;
    this.scalars = scalars;
    sums = new G1Lanes(field, columns.size());
    before = new double[][] {sums.x.clone(), sums.y.clone(), sums.z.clone()};
  }

  /** The sum of each column, whose points are as many as the scalars, at least one. */
  public static List<G1Jacobian> of(List<List<G1Affine>> columns, List<ShortScalar> scalars) {
    return new PointSums(Kernels.chosen().fp(), columns, scalars).evaluate(START, STARTS);
  }

  static List<G1Jacobian> of(FieldKernel field, List<List<G1Affine>> columns, List<ShortScalar> scalars,
      G1Affine start) {
    return new PointSums(field, columns, scalars).evaluate(start, allStarts(start));
  }

  private static G1Jacobian allStarts(G1Affine start) {
    return start.multiply(Fr.reduce(BigInteger.valueOf(LANES).shiftLeft(ShortScalar.DIGITS)));
  }

  private List<G1Jacobian> evaluate(G1Affine start, G1Jacobian starts) {
    addAll(start);
    List<G1Jacobian> results = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      G1Jacobian sum = starts.negate();
      boolean met = false;
      for (int lane = column * LANES; lane < (column + 1) * LANES; lane++) {
        G1Jacobian part = sums.read(lane);
        met |= part.isInfinity();
        sum = sum.add(part);
      }
      results.add(met ? oneByOne(columns.get(column)) : sum);
    }
    return results;
  }

  private void addAll(G1Affine start) {
    long[] limbs = new long[G1Affine.LIMBS];
    start.pack(limbs, 0);
    for (int lane = 0; lane < columns.size() * LANES; lane++) {
      sums.write(lane, limbs);
    }
    int blocks = Addends.blocks(scalars.size());
    int[][] absent = new int[blocks][];
    for (int block = 0; block < blocks; block++) {
      absent[block] = absent(block);
    }
    List<Addends> addends = columns.stream().map(column -> new Addends(field, column)).toList();
    Addends.Digits digits = new Addends.Digits(scalars);
    double[] x = new double[columns.size() * BLOCK];
    double[] y = new double[columns.size() * BLOCK];
    for (int digit = ShortScalar.DIGITS - 1; digit >= 0; digit--) {
      sums.twice();
      for (int block = 0; block < blocks; block++) {
        for (int column = 0; column < columns.size(); column++) {
          addends.get(column).write(block, digits, digit, x, y, column * BLOCK);
        }
        addTo(x, y, absent[block]);
      }
    }
  }

  /** Where, among the first digits of the sums' lanes, nothing is to be added from a block of each column. */
  private int[] absent(int block) {
    int[] places = new int[columns.size() * LANES];
    int count = 0;
    for (int column = 0; column < columns.size(); column++) {
      for (int lane = 0; lane < LANES; lane++) {
        int i = block * LANES + lane;
        if (i >= scalars.size() || columns.get(column).get(i).isInfinity()) {
          places[count++] = column * BLOCK + lane;
        }
      }
    }
    return Arrays.copyOf(places, count);
  }

  private void addTo(double[] x, double[] y, int[] absent) {
    if (absent.length == 0) {
      sums.add(x, y);
      return;
    }
    double[][] after = {sums.x, sums.y, sums.z};
    for (int i = 0; i < after.length; i++) {
      System.arraycopy(after[i], 0, before[i], 0, after[i].length);
    }
    sums.add(x, y);
    for (int i = 0; i < after.length; i++) {
      for (int place : absent) {
        for (int at = place; at < place + BLOCK; at += LANES) {
          after[i][at] = before[i][at];
        }
      }
    }
  }

  private G1Jacobian oneByOne(List<G1Affine> points) {
    return G1Combination.ofOnce(points).evaluate(scalars.stream().map(ShortScalar::value).toList());
  }
}
