package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The two halves of a transform of n elements in blocks, n a power of two of at least 64, or an odd factor times one:
 * {@code split} by decimation in frequency, from natural order to the order called scattered, {@code merge} by decimation
 * in time, from scattered to natural order. Each takes x to the values sum_j x_j w^(jk).
 *
 * <p>The vector is seen as rows, each a chunk that fits in the second-level cache. The first levels of a split combine
 * rows, and are done for a few columns at a time ({@link #splitColumns}); the others stay within a row ({@link
 * #splitChunk}). The last three levels would combine lanes of a block: before them, lanes and blocks change places within
 * groups of 64 elements. Scattered order is bit-reversed order with the two lowest groups of three bits exchanged.
 *
 * <p>Odd factors are the first levels of a split ({@link OddLevel}), and the last of a merge; they divide the vector into
 * parts, and what is said above holds for each part.
 */
final class Transform {
  /** The smallest number of elements. */
  static final int MINIMUM_SIZE = 64;

  private static final int LANES = FieldKernel.LANES;
  private static final int BLOCK = FieldKernel.BLOCK;
  private static final int CHUNK_LOGARITHM = 13;
  /** Blocks of a column tile. */
  private static final int TILE = 1024;
  /** Groups of a short level that one pass treats. */
  private static final int GROUPS = 16;
  /** Blocks of a long level that one pass treats. */
  private static final int RUN = 32;

  private final FieldKernel field;
  private final int size;
  private final int logarithm;
  private final int rowLevels;
  private final int rows;
  private final int chunkBlocks;
  private final int tileWidth;
  private final List<Integer> oddPrimes;
  private final List<OddLevel> oddLevels = new ArrayList<>();
  /** For each level that combines blocks, the powers of its root of unity. */
  private final double[][] twiddles;
  /** The twiddles of the levels that combine blocks 4, 2 and 1 apart, repeated for all groups of a pass. */
  private final double[][] blockTwiddles = new double[3][];
  /** The same for the last three levels, where all lanes have the same. */
  private final double[][] laneTwiddles = new double[3][];

  Transform(Domain domain, Kernels kernels) {
    field = kernels.fr();
    size = domain.size();
    logarithm = Integer.numberOfTrailingZeros(size);
    rowLevels = Math.max(0, logarithm - CHUNK_LOGARITHM);
    rows = Domain.oddFactor(size) << rowLevels;
    chunkBlocks = size / LANES / rows;
    tileWidth = Math.min(chunkBlocks, Math.max(2, Integer.highestOneBit(Math.max(1, TILE / rows))));
    oddPrimes = OddRadix.of(Domain.oddFactor(size));
    Fr generator = addOddLevels(domain.generator());
    Powers powers = new Powers(field);
    twiddles = new double[logarithm - 3][];
    for (int level = 0; level < twiddles.length; level++) {
      Fr root = generator.power(BigInteger.ONE.shiftLeft(level));
      twiddles[level] = powers.of(Fr.ONE, root, 1 << logarithm - level - 1);
    }
    Fr eighth = domain.generator().power(BigInteger.valueOf(size / LANES));
    for (int i = 0; i < 3; i++) {
      int distance = 4 >> i;
      blockTwiddles[i] = repeated(twiddles[twiddles.length - 3 + i], distance);
      laneTwiddles[i] = repeated(constants(eighth.power(BigInteger.valueOf(1 << i)), distance), distance);
    }
  }

  /** The generator that is left for the levels of radix 2. */
  private Fr addOddLevels(Fr generator) {
    Fr left = generator;
    int span = rows;
    for (int prime : oddPrimes) {
      span /= prime;
      oddLevels.add(new OddLevel(field, prime, left, span, chunkBlocks));
      left = left.power(BigInteger.valueOf(prime));
    }
    return left;
  }

  /** Block i has the i-th power of a root in all lanes. */
  private double[] constants(Fr root, int count) {
    double[] blocks = new double[count * BLOCK];
    Fr power = Fr.ONE;
    long[] limbs = new long[Modulus.LIMBS];
    for (int i = 0; i < count; i++) {
      power.pack(limbs, 0);
      for (int lane = 0; lane < LANES; lane++) {
        field.writeElement(blocks, i * BLOCK + lane, limbs, 0);
      }
      power = power.multiply(root);
    }
    return blocks;
  }

  private static double[] repeated(double[] table, int distance) {
    double[] result = new double[GROUPS * 2 * distance * BLOCK];
    for (int group = 0; group < GROUPS; group++) {
      System.arraycopy(table, 0, result, group * 2 * distance * BLOCK, distance * BLOCK);
    }
    return result;
  }

  /** Numbers of the blocks of all elements. */
  int length() {
    return rows * chunkBlocks * BLOCK;
  }

  /** The number of chunks. */
  int chunks() {
    return rows;
  }

  /** Elements of a chunk. */
  int chunkSize() {
    return chunkBlocks * LANES;
  }

  /** The number of column tiles. */
  int tiles() {
    return chunkBlocks / tileWidth;
  }

  /** Numbers of a column tile. */
  int tileLength() {
    return rows * tileWidth * BLOCK;
  }

  /** Numbers of the scratch memory that each thread needs. */
  int scratchLength() {
    return Math.max(GROUPS * 8, Math.max(Math.max(RUN, 3 * OddRadix.RUN), tileWidth)) * BLOCK;
  }

  /** The element's index in natural order that place {@code place} of scattered order holds. */
  int naturalIndex(int place) {
    int index = 0;
    int weight = 1;
    int part = size;
    int rest = place;
    for (int prime : oddPrimes) {
      part /= prime;
      index += rest / part * weight;
      weight *= prime;
      rest %= part;
    }
    int reversed = rest & -MINIMUM_SIZE | (rest & 7) << 3 | rest >> 3 & 7;
    return index + weight * (Integer.reverse(reversed) >>> Integer.SIZE - logarithm);
  }

  /** Moves a chunk's elements, of four words, from scattered order to their places among the first {@code count}. */
  void unscatter(long[] words, int chunk, long[] target, int count) {
    for (int i = 0; i < chunkSize(); i++) {
      int index = naturalIndex(chunk * chunkSize() + i);
      if (index < count) {
        System.arraycopy(words, Modulus.LIMBS * i, target, Modulus.LIMBS * index, Modulus.LIMBS);
      }
    }
  }

  /** Copies a column tile out of the vector. */
  void readTile(double[] vector, int tile, double[] target) {
    int width = tileWidth * BLOCK;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(vector, row * chunkBlocks * BLOCK + tile * width, target, row * width, width);
    }
  }

  /** Copies a column tile back. */
  void writeTile(double[] source, int tile, double[] vector) {
    int width = tileWidth * BLOCK;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(source, row * width, vector, row * chunkBlocks * BLOCK + tile * width, width);
    }
  }

  /** Reads a column tile of integers below the modulus; elements from {@code count} on are 0. */
  void loadTile(long[] words, int count, int tile, double[] target) {
    for (int row = 0; row < rows; row++) {
      int from = (row * chunkBlocks + tile * tileWidth) * LANES;
      int present = Math.clamp(count - from, 0, tileWidth * LANES);
      int at = row * tileWidth * BLOCK;
      Arrays.fill(target, at + present / LANES * BLOCK, at + tileWidth * BLOCK, 0);
      field.load(target, at, words, Modulus.LIMBS * from, present / LANES, BLOCK);
      for (int i = present / LANES * LANES; i < present; i++) {
        field.writeInteger(target, at + i / LANES * BLOCK + i % LANES, words, Modulus.LIMBS * (from + i));
      }
    }
  }

  /** Elements of a column tile. */
  int tileSize() {
    return rows * tileWidth * LANES;
  }

  /** Moves a column tile's elements, of four words, to their places in natural order with indices negated modulo n. */
  void storeTileNegated(long[] words, int tile, long[] target) {
    int width = tileWidth * LANES;
    for (int row = 0; row < rows; row++) {
      int index = (row * chunkBlocks + tile * tileWidth) * LANES;
      for (int i = 0; i < width; i++) {
        int negated = index + i == 0 ? 0 : size - index - i;
        System.arraycopy(words, Modulus.LIMBS * (row * width + i), target, Modulus.LIMBS * negated, Modulus.LIMBS);
      }
    }
  }

  /** The first levels of a split, on a column tile. */
  void splitColumns(double[] a, int tile, double[] scratch) {
    for (OddLevel level : oddLevels) {
      level.split(a, rows, tile, tileWidth, scratch);
    }
    for (int level = 0; level < rowLevels; level++) {
      columns(a, tile, scratch, level, true);
    }
  }

  /** The last levels of a merge, on a column tile. */
  void mergeColumns(double[] a, int tile, double[] scratch) {
    for (int level = rowLevels - 1; level >= 0; level--) {
      columns(a, tile, scratch, level, false);
    }
    for (OddLevel level : oddLevels.reversed()) {
      level.merge(a, rows, tile, tileWidth, scratch);
    }
  }

  private void columns(double[] a, int tile, double[] scratch, int level, boolean splitting) {
    int distance = 1 << rowLevels - level - 1;
    int width = tileWidth * BLOCK;
    for (int group = 0; group < rows; group += 2 * distance) {
      for (int row = 0; row < distance; row++) {
        int x = (group + row) * width;
        int twiddle = (row * chunkBlocks + tile * tileWidth) * BLOCK;
        level(a, x, x + distance * width, twiddles[level], twiddle, scratch, tileWidth, BLOCK, splitting);
      }
    }
  }

  /** The other levels of a split, on a chunk. */
  void splitChunk(double[] a, int chunk, double[] scratch) {
    int at = chunk * chunkBlocks * BLOCK;
    for (int level = rowLevels; level < twiddles.length; level++) {
      chunkLevel(a, at, scratch, level, true);
    }
    field.transpose(a, at, chunkBlocks / LANES);
    for (int i = 0; i < 3; i++) {
      laneLevel(a, at, scratch, i, true);
    }
  }

  /** The first levels of a merge, on a chunk. */
  void mergeChunk(double[] a, int chunk, double[] scratch) {
    int at = chunk * chunkBlocks * BLOCK;
    for (int i = 2; i >= 0; i--) {
      laneLevel(a, at, scratch, i, false);
    }
    field.transpose(a, at, chunkBlocks / LANES);
    for (int level = twiddles.length - 1; level >= rowLevels; level--) {
      chunkLevel(a, at, scratch, level, false);
    }
  }

  /** One of the last three levels, after the exchange of lanes and blocks. The first twiddle is 1. */
  private void laneLevel(double[] a, int at, double[] scratch, int i, boolean splitting) {
    int distance = 4 >> i;
    int step = 2 * distance * BLOCK;
    for (int group = 0; group < chunkBlocks / (2 * distance); group += GROUPS) {
      int x = at + group * step;
      int count = Math.min(GROUPS, chunkBlocks / (2 * distance) - group);
      field.butterfly(a, x, a, x + distance * BLOCK, a, x, a, x + distance * BLOCK, count, step);
    }
    shortLevel(a, at, scratch, distance, 1, laneTwiddles[i], splitting);
  }

  private void chunkLevel(double[] a, int at, double[] scratch, int level, boolean splitting) {
    int distance = 1 << twiddles.length - 1 - level;
    if (distance < LANES) {
      shortLevel(a, at, scratch, distance, 0, blockTwiddles[2 - Integer.numberOfTrailingZeros(distance)], splitting);
      return;
    }
    int run = Math.min(distance, RUN);
    for (int group = 0; group < chunkBlocks; group += 2 * distance) {
      for (int i = 0; i < distance; i += run) {
        int x = at + (group + i) * BLOCK;
        level(a, x, x + distance * BLOCK, twiddles[level], i * BLOCK, scratch, run, BLOCK, splitting);
      }
    }
  }

  /** A level that combines blocks 4, 2 or 1 apart, from twiddle {@code first} on: passes go over groups. */
  private void shortLevel(
      double[] a, int at, double[] scratch, int distance, int first, double[] table, boolean splitting) {
    int step = 2 * distance * BLOCK;
    int groups = chunkBlocks / (2 * distance);
    for (int group = 0; group < groups; group += GROUPS) {
      int count = Math.min(GROUPS, groups - group);
      for (int i = first; i < distance; i++) {
        int x = at + group * step + i * BLOCK;
        level(a, x, x + distance * BLOCK, table, i * BLOCK, scratch, count, step, splitting);
      }
    }
  }

  /** One pass of butterflies: (x, y) becomes (x + y, (x - y) t) in a split, (x + t y, x - t y) in a merge. */
  private void level(double[] a, int x, int y, double[] table, int t, double[] scratch, int blocks, int step,
      boolean splitting) {
    if (splitting) {
      field.butterfly(a, x, scratch, 0, a, x, a, y, blocks, step);
      field.multiply(a, y, scratch, 0, table, t, blocks, step);
    } else {
      field.multiply(scratch, 0, a, y, table, t, blocks, step);
      field.butterfly(a, x, a, y, a, x, scratch, 0, blocks, step);
    }
  }
}
