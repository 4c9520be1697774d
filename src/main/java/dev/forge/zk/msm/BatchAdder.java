package dev.forge.zk.msm;

import dev.forge.zk.field.PackedField;
import dev.forge.zk.kernel.FieldKernel;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Additions of affine points, many at a time, with a single inversion for all (P. Montgomery): S := S + s A for pairs of
 * packed points S of one table and A of another, s = 1 or -1, all S different. Neither is infinity before; sums that are
 * infinity are told afterwards. Equal points are doubled. For one thread.
 *
 * <p>The slope of the chord is e / d with d = xA - xS, e = s yA - yS; then x = slope^2 - d - 2 xS and y = slope (xS - x)
 * - yS. The products of all d before each are taken along several chains of blocks; all lanes of all chains share the
 * inversion.
 */
final class BatchAdder {
  /** Index of the first word of S, for each addition; {@link #capacity} of them may be set before {@link #run}. */
  final int[] sums;

  /** Index of the first word of A. */
  final int[] addends;

  /** The sign s, 1 or -1. */
  final double[] signs;

  /** Additions of a batch. */
  final int capacity;

  private static final int LANES = FieldKernel.LANES;
  private final CoordinateKernel kernel;
  private final int block;
  private final int tile;
  private final int chains;
  /** All blocks; the following are offsets within. */
  private final double[] scratch;
  private final int x;
  private final int y;
  private final int d;
  private final int e;
  private final int before;
  private final int after;
  private final int slope;
  private final int slopeSquare;
  private final int newX;
  private final int newY;
  private final SharedInversion inversion;
  private final long[] limbs;
  private int[] infinities = new int[16];
  private int infinityCount;

  BatchAdder(CoordinateKernel kernel, int capacity) {
    this(kernel, capacity, double[]::new);
  }

  /** An adder whose scratch memory is made by {@code memory}. */
  BatchAdder(CoordinateKernel kernel, int capacity, IntFunction<double[]> memory) {
    this.kernel = kernel;
    this.capacity = capacity;
    block = kernel.block;
    // a product over several passes cannot use a result of the same call: a chain then has one block of each tile
    tile = kernel.parts == 1 ? CoordinateKernel.TILE : 8;
    chains = kernel.parts == 1 ? 4 : tile;
    sums = new int[capacity + LANES];
    addends = new int[capacity + LANES];
    signs = new double[capacity + LANES];
    int all = (capacity / LANES + 1) * block;
    x = PackedPoints.PADDING;
    y = x + all;
    d = y + all;
    e = d + all;
    before = e + all;
    after = before + all + chains * block;
    slope = after + (tile + chains) * block;
    slopeSquare = slope + tile * block;
    newX = slopeSquare + tile * block;
    newY = newX + tile * block;
    int inversionScratch = newY + tile * block;
    scratch = memory.apply(inversionScratch + SharedInversion.scratchBlocks(chains) * block);
    limbs = new long[4 * kernel.elements().limbs()];
    inversion = new SharedInversion(kernel, chains, inversionScratch);
    inversion.setOnes(scratch, before);
  }

  /** The number of sums of the last batch that are infinity; their places in the table hold no point. */
  int infinityCount() {
    return infinityCount;
  }

  /** The index, among the additions of the last batch, of a sum that is infinity. */
  int infinity(int i) {
    return infinities[i];
  }

  /** Runs the first {@code count} additions, with S in {@code table} and A in {@code from}. */
  void run(long[] table, long[] from, int count) {
    infinityCount = 0;
    if (count == 0) {
      return;
    }
    int blocks = (count + LANES - 1) / LANES;
    Arrays.fill(sums, count, blocks * LANES, sums[count - 1]);
    Arrays.fill(addends, count, blocks * LANES, addends[count - 1]);
    Arrays.fill(signs, count, blocks * LANES, signs[count - 1]);
    for (int first = 0; first < blocks; first += tile) {
      prepare(table, from, first, Math.min(tile, blocks - first), count);
    }
    int last = (blocks - 1) / tile * tile;
    inversion.invert(scratch, before + blocks * block, after + (blocks - last) * block);
    for (int first = last; first >= 0; first -= tile) {
      finish(table, first, Math.min(tile, blocks - first));
    }
  }

  private void prepare(long[] table, long[] from, int first, int blocks, int count) {
    int o = first * block;
    kernel.gather(scratch, x + o, y + o, table, sums, first * LANES, blocks);
    kernel.gather(scratch, newX, newY, from, addends, first * LANES, blocks);
    boolean suspicious = kernel.difference(scratch, d + o, newX, x + o, blocks);
    kernel.signedDifference(scratch, e + o, newY, y + o, signs, first * LANES, blocks);
    if (suspicious) {
      treatEqualAbscissas(first, blocks, count);
    }
    kernel.multiply(scratch, before + o + chains * block, before + o, d + o, blocks, 1);
  }

  private void finish(long[] table, int first, int blocks) {
    int o = first * block;
    int end = (blocks - 1) * block;
    kernel.multiply(scratch, after + end, after + end + chains * block, d + o + end, blocks, -1);
    kernel.multiply(scratch, slope, after + chains * block, before + o, blocks, 1);
    System.arraycopy(scratch, after, scratch, after + tile * block, chains * block);
    kernel.multiply(scratch, slope, slope, e + o, blocks, 1);
    kernel.square(scratch, slopeSquare, slope, blocks);
    kernel.chord(scratch, newX, newY, slopeSquare, d + o, x + o, blocks);
    kernel.multiply(scratch, newY, slope, newY, blocks, 1);
    kernel.subtract(scratch, newY, newY, y + o, blocks);
    kernel.scatter(scratch, newX, newY, table, sums, first * LANES, blocks);
  }

  /** Lanes whose d is 0 must not enter the product as they are. */
  private void treatEqualAbscissas(int first, int blocks, int count) {
    PackedField elements = kernel.elements();
    for (int i = first * LANES; i < (first + blocks) * LANES; i++) {
      int at = i / LANES * block;
      int lane = i % LANES;
      kernel.read(scratch, d + at, lane, limbs, 0);
      if (elements.isZero(limbs, 0)) {
        kernel.read(scratch, e + at, lane, limbs, 0);
        if (elements.isZero(limbs, 0)) {
          prepareDoubling(elements, at, lane);
        } else {
          elements.one(limbs, 0);
          kernel.write(scratch, d + at, lane, limbs, 0);
          if (i < count) {
            noteInfinity(i);
          }
        }
      }
    }
  }

  /**
   * The tangent: e = 3 x^2, d = 2 y. For the finish, which takes d for the difference of abscissas, to give the double, x
   * becomes x - y, and y becomes y - 3 x^2 / 2.
   */
  private void prepareDoubling(PackedField f, int at, int lane) {
    int size = f.limbs();
    int yAt = size;
    int t = 2 * size;
    int u = 3 * size;
    kernel.read(scratch, x + at, lane, limbs, 0);
    kernel.read(scratch, y + at, lane, limbs, yAt);
    f.square(limbs, t, limbs, 0);
    f.add(limbs, u, limbs, t, limbs, t);
    f.add(limbs, t, limbs, t, limbs, u); // 3 x^2
    f.subtract(limbs, 0, limbs, 0, limbs, yAt);
    f.add(limbs, u, limbs, yAt, limbs, yAt);
    kernel.write(scratch, x + at, lane, limbs, 0);
    kernel.write(scratch, d + at, lane, limbs, u);
    kernel.write(scratch, e + at, lane, limbs, t);
    for (int part = 0; part < size; part += PackedCoordinate.WORDS) {
      PackedCoordinate.halve(limbs, t + part);
    }
    f.subtract(limbs, yAt, limbs, yAt, limbs, t);
    kernel.write(scratch, y + at, lane, limbs, yAt);
  }

  private void noteInfinity(int i) {
    if (infinityCount == infinities.length) {
      infinities = Arrays.copyOf(infinities, 2 * infinityCount);
    }
    infinities[infinityCount++] = i;
  }
}
