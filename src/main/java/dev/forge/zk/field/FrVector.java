package dev.forge.zk.field;

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

  /** Whether element i is 0. */
  public boolean isZero(int i) {
    return Fr.MODULUS.isZero(limbs, Modulus.LIMBS * i);
  }

  /** The packed elements themselves, not a copy: for array passes within {@code zk}. */
  public long[] limbs() {
    return limbs;
  }
}
