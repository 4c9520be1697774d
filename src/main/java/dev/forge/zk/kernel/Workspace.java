package dev.forge.zk.kernel;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import java.lang.ref.SoftReference;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The large arrays of one computation. They come from a store of the process and go back to it on closing, so that
 * computations one after the other use the same memory and leave nothing to collect. What lies in the store is given up
 * where memory is short. Arrays hold what was last written to them. May be used by many threads.
 */
public final class Workspace implements AutoCloseable {
  /** How much longer than asked for an array may be: by an eighth. */
  private static final int TOLERANCE = 8;

  private static final List<SoftReference<Object>> STORE = new ArrayList<>();

  private final List<Object> lent = new ArrayList<>();

  /** At least {@code length} numbers. */
  public double[] doubles(int length) {
    return (double[]) take(double[].class, length, length + length / TOLERANCE, double[]::new);
  }

  /** At least {@code length} numbers. */
  public long[] longs(int length) {
    return (long[]) take(long[].class, length, length + length / TOLERANCE, long[]::new);
  }

  /** At least {@code length} numbers. */
  public short[] shorts(int length) {
    return (short[]) take(short[].class, length, length + length / TOLERANCE, short[]::new);
  }

  /** At least {@code length} numbers. */
  public int[] ints(int length) {
    return (int[]) take(int[].class, length, length + length / TOLERANCE, int[]::new);
  }

  /** A vector of {@code size} elements. */
  public FrVector vector(int size) {
    int length = Modulus.LIMBS * size;
    return FrVector.over((long[]) take(long[].class, length, length, long[]::new));
  }

  private synchronized Object take(Class<?> type, int length, int most, IntFunction<?> maker) {
    Object array = fromStore(type, length, most).orElseGet(() -> maker.apply(length));
    lent.add(array);
    return array;
  }

  private static Optional<Object> fromStore(Class<?> type, int length, int most) {
    synchronized (STORE) {
      for (Iterator<SoftReference<Object>> references = STORE.iterator(); references.hasNext();) {
        Optional<Object> array = Optional.ofNullable(references.next().get());
        if (array.isEmpty()) {
          references.remove();
        } else if (fits(array.get(), type, length, most)) {
          references.remove();
          return array;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Object array, Class<?> type, int length, int most) {
    return array.getClass() == type && Array.getLength(array) >= length && Array.getLength(array) <= most;
  }

  /** Gives all arrays back; nobody may use them any more. */
  @Override
  public synchronized void close() {
    synchronized (STORE) {
      lent.forEach(array -> STORE.add(new SoftReference<>(array)));
    }
    lent.clear();
  }
}
