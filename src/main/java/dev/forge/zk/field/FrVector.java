package dev.forge.zk.field;

import java.util.Arrays;
import java.util.Objects;

/** A mutable vector of elements of Fr, packed: element i is four Montgomery limbs at 4 i ({@link Modulus}). */
public final class FrVector {
  /** The most elements a vector can hold. */
  public static final int MAXIMUM_SIZE = (Integer.MAX_VALUE - 8) / Modulus.LIMBS;

  private final long[] limbs;

  /** A vector of zeros. */
  public FrVector(int size) {
    if (size < 0 || size > MAXIMUM_SIZE) {
      throw new IllegalArgumentException("vector of " + size + " elements, allowed are 0 to " + MAXIMUM_SIZE);
    }
    limbs = new long[Modulus.LIMBS * size];
  }

  private FrVector(long[] limbs) {
    this.limbs = limbs;
  }

  /**
   * A vector over an array of limbs, which is not copied.
   *
   * @throws IllegalArgumentException if the array ends within an element
   */
  public static FrVector over(long[] limbs) {
    if (limbs.length % Modulus.LIMBS != 0) {
      throw new IllegalArgumentException("an array of " + limbs.length + " limbs ends within an element");
    }
    return new FrVector(limbs);
  }

  /** A vector with the given elements. */
  public static FrVector of(Fr... elements) {
    FrVector vector = new FrVector(elements.length);
    for (int i = 0; i < elements.length; i++) {
      vector.set(i, elements[i]);
    }
    return vector;
  }

  /** The number of elements. */
  public int size() {
    return limbs.length / Modulus.LIMBS;
  }

  /** Element i. */
  public Fr get(int i) {
    return Fr.unpack(limbs, Modulus.LIMBS * i);
  }

  /** Sets element i. */
  public void set(int i, Fr value) {
    value.pack(limbs, Modulus.LIMBS * i);
  }

  /** Adds an element to element i. */
  public void add(int i, Fr value) {
    Fr.MODULUS.add(limbs, Modulus.LIMBS * i, limbs, Modulus.LIMBS * i, value.limbs, 0);
  }

  /** A vector with the same elements. */
  public FrVector copy() {
    return slice(0, size());
  }

  /** A vector with copies of the elements from {@code from} to before {@code to}. */
  public FrVector slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    FrVector slice = new FrVector(to - from);
    System.arraycopy(limbs, Modulus.LIMBS * from, slice.limbs, 0, slice.limbs.length);
    return slice;
  }

  /** Copies elements of another vector into this one, from {@code at} on. */
  public void setAll(int at, FrVector source) {
    Objects.checkFromIndexSize(at, source.size(), size());
    System.arraycopy(source.limbs, 0, limbs, Modulus.LIMBS * at, source.limbs.length);
  }

  /**
   * Puts 1 / x in place of each element x, and leaves zeros as they are; one inversion for all (Montgomery's trick).
   */
  public void invertAll() {
    Modulus m = Fr.MODULUS;
    long[] product = new long[2 * Modulus.LIMBS];
    long[] prefix = new long[limbs.length];
    m.one(product, 0);
    for (int at = 0; at < limbs.length; at += Modulus.LIMBS) {
      System.arraycopy(product, 0, prefix, at, Modulus.LIMBS);
      if (!m.isZero(limbs, at)) {
        m.multiply(product, 0, product, 0, limbs, at);
      }
    }
    m.invert(product, 0, product, 0);
    for (int at = limbs.length - Modulus.LIMBS; at >= 0; at -= Modulus.LIMBS) {
      if (!m.isZero(limbs, at)) {
        m.multiply(product, Modulus.LIMBS, product, 0, limbs, at);
        m.multiply(limbs, at, product, 0, prefix, at);
        System.arraycopy(product, Modulus.LIMBS, product, 0, Modulus.LIMBS);
      }
    }
  }

  /** Whether element i is 0. */
  public boolean isZero(int i) {
    return Fr.MODULUS.isZero(limbs, Modulus.LIMBS * i);
  }

  /** The packed elements themselves, not a copy: for array passes within {@code zk}. */
  public long[] limbs() {
    return limbs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrVector vector && Arrays.equals(limbs, vector.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  /** The elements as {@link Fr#toString} writes them, in brackets. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < size(); i++) {
      text.append(i == 0 ? "" : ", ").append(get(i));
    }
    return text.append(']').toString();
  }
}
