package dev.forge.zk.msm;

import dev.forge.zk.kernel.Workspace;
import java.util.Arrays;

/**
 * Sums of points by bucket, and from them the sum of b times the sum of bucket b. A point whose bucket already takes
 * part in the current batch of additions waits in a queue. For one thread, which uses it again and again.
 */
final class Buckets {
  private static final int EMPTY = -1;

  private final Workspace workspace;
  private final int words;
  private final BatchAdder adder;
  private final int[] sums;
  private final int[] addends;
  private final double[] signs;
  private final int capacity;
  private PackedPoints points;
  private long[] table = new long[0];
  /** For each bucket: whether it is empty, or else the last batch it took part in. */
  private int[] state = new int[0];
  private int batch = 1;
  private int count;
  private final long[] queue;
  private final int[] queueBucket;
  private final int[] waiting;
  private final long[] order;
  private int queued;
  private long touched;

  Buckets(CoordinateKernel kernel, int capacity, Workspace workspace) {
    this.workspace = workspace;
    words = kernel.words;
    this.capacity = capacity;
    adder = new BatchAdder(kernel, capacity, workspace::doubles);
    sums = adder.sums;
    addends = adder.addends;
    signs = adder.signs;
    int queueSize = 4 * capacity;
    queue = workspace.longs(queueSize * words);
    queueBucket = new int[queueSize];
    waiting = new int[queueSize];
    order = new long[queueSize];
  }

  /** Empties buckets 0 to {@code size} - 1. */
  void clear(int size) {
    if (state.length < size) {
      state = new int[size];
      int length = PackedPoints.PADDING + size * words;
      points = new PackedPoints(workspace.longs(length), PackedPoints.PADDING, size, words);
      table = points.array();
    }
    Arrays.fill(state, 0, size, EMPTY);
  }

  /**
   * Adds points to the buckets of their digits' absolute values, with the sign of the digit; zero digits count for
   * nothing. A bucket is spread over 2^spread places, d 2^spread and those after it.
   *
   * @param points the points' array
   * @param terms which of them, and the numbers of their scalars
   * @param first the first term to add
   * @param size the number of terms
   * @param digits for each scalar its digit
   */
  void add(long[] points, Terms terms, int first, int size, short[] digits, int spread) {
    final int[] indices = terms.points();
    final int[] scalars = terms.scalars();
    final int[] state = this.state;
    final long[] table = this.table;
    final int[] sums = this.sums;
    final int[] addends = this.addends;
    final double[] signs = this.signs;
    final int words = this.words;
    final int spreadMask = (1 << spread) - 1;
    int count = this.count;
    int batch = this.batch;
    long touched = 0;
    final int last8 = words - 8;
    for (int i = 0; i < size; i++) {
      int digit = digits[scalars[first + i]];
      if (digit == 0) {
        continue;
      }
      int point = indices[first + i];
      int sign = digit >> 31;
      int bucket = ((digit ^ sign) - sign << spread) + (i & spreadMask);
      int last = state[bucket];
      if (last >= 0 && last != batch) {
        state[bucket] = batch;
        int at = place(bucket);
        touched += points[point + last8] + table[at] + table[at + last8]; // brings them into the cache for the batch
        sums[count] = at;
        addends[count] = point;
        signs[count] = Double.longBitsToDouble(0x3ff0000000000000L | (long) sign & Long.MIN_VALUE);
        if (++count == capacity) {
          this.count = count;
          flush(points);
          count = 0;
          batch = this.batch;
        }
      } else if (last < 0) {
        copy(points, point, table, place(bucket), sign != 0);
        state[bucket] = 0;
      } else {
        copy(points, point, queue, queued * words, sign != 0);
        queueBucket[queued++] = bucket;
        if (queued == queueBucket.length) {
          this.count = count;
          flush(points);
          drain();
          count = 0;
          batch = this.batch;
        }
      }
    }
    this.count = count;
    this.touched += touched;
    flush(points);
  }

  /** Adds the points that wait in the queue, until there are none. */
  void drain() {
    int left = queued;
    queued = 0;
    for (int i = 0; i < left; i++) {
      waiting[i] = i;
    }
    while (left > 0) {
      int before = left;
      left = addWaiting(left);
      if (left > 256 && left > before / 2) {
        left = addPairs(left);
      }
    }
  }

  /** Adds at most one point to each bucket; returns how many still wait. */
  private int addWaiting(int left) {
    int kept = 0;
    for (int i = 0; i < left; i++) {
      int entry = waiting[i];
      int bucket = queueBucket[entry];
      if (state[bucket] == EMPTY) {
        System.arraycopy(queue, entry * words, table, place(bucket), words);
        state[bucket] = 0;
      } else if (state[bucket] == batch) {
        waiting[kept++] = entry;
      } else {
        state[bucket] = batch;
        enter(place(bucket), entry * words);
        if (count == capacity) {
          flush(queue);
        }
      }
    }
    flush(queue);
    return kept;
  }

  /** Where many points wait for few buckets: adds pairs of points of the same bucket; returns how many are left. */
  private int addPairs(int left) {
    for (int i = 0; i < left; i++) {
      order[i] = (long) queueBucket[waiting[i]] << 32 | waiting[i];
    }
    Arrays.sort(order, 0, left);
    int kept = 0;
    for (int i = 0; i < left; i++) {
      int entry = (int) order[i];
      waiting[kept++] = entry;
      if (i + 1 < left && order[i] >>> 32 == order[i + 1] >>> 32) {
        enter(entry * words, (int) order[++i] * words);
        if (count == capacity) {
          flushPairs();
        }
      }
    }
    flushPairs();
    int finite = 0;
    for (int i = 0; i < kept; i++) {
      if (queueBucket[waiting[i]] >= 0) {
        waiting[finite++] = waiting[i];
      }
    }
    return finite;
  }

  private void flushPairs() {
    adder.run(queue, queue, count);
    for (int i = 0; i < adder.infinityCount(); i++) {
      queueBucket[sums[adder.infinity(i)] / words] = EMPTY;
    }
    count = 0;
  }

  private void enter(int sum, int addend) {
    sums[count] = sum;
    addends[count] = addend;
    signs[count++] = 1;
  }

  /**
   * Turns the sums of buckets 0 to 2^bits - 1 into sums by bit: afterwards place 2^k, for k from {@code lowest} on, holds
   * the sum of all buckets whose number has bit k, and place 0 the sum of all.
   *
   * <p>In round k the sum of each run of 2^k buckets takes in that of the run to its right, which itself stays where it
   * is, one of those whose numbers have bit k; and these are added up pairwise for all lower bits at the same distance.
   */
  void sumByBit(int bits, int lowest) {
    drain();
    for (int k = 0; k < bits; k++) {
      int distance = 1 << k;
      for (int run = 0; run < 1 << bits; run += 2 * distance) {
        addPlace(run, run + distance);
        for (int b = lowest; b < k; b++) {
          addPlace(run + (1 << b), run + (1 << b) + distance);
        }
      }
      flush(table);
    }
  }

  private void addPlace(int target, int source) {
    if (state[source] == EMPTY) {
      return;
    }
    if (state[target] == EMPTY) {
      System.arraycopy(table, place(source), table, place(target), words);
      state[target] = 0;
      return;
    }
    enter(place(target), place(source));
    if (count == capacity) {
      flush(table);
    }
  }

  /** Whether a place holds no point. */
  boolean isEmpty(int place) {
    return state[place] == EMPTY;
  }

  /** The Montgomery limbs of the point at a place that is not empty. */
  long[] limbs(int place) {
    return points.get(place);
  }

  private int place(int bucket) {
    return PackedPoints.PADDING + bucket * words;
  }

  private void copy(long[] from, int at, long[] to, int target, boolean negated) {
    System.arraycopy(from, at, to, target, words);
    if (negated) {
      for (int j = words / 2; j < words; j += PackedCoordinate.WORDS) {
        PackedCoordinate.negate(to, target + j, to, target + j);
      }
    }
  }

  private void flush(long[] from) {
    adder.run(table, from, count);
    for (int i = 0; i < adder.infinityCount(); i++) {
      state[(sums[adder.infinity(i)] - PackedPoints.PADDING) / words] = EMPTY;
    }
    count = 0;
    batch++;
  }
}
