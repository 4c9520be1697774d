package dev.forge.zk.groth16;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The wires that a list of bases belongs to, ascending. Wires whose base would be the point at infinity are left out,
 * which for most circuits is half of the list or more.
 *
 * @param wires their numbers
 */
public record Selection(int[] wires) {
  /**
   * Checks the order; the array is not copied.
   *
   * @throws IllegalArgumentException if the wires are not ascending from 0 or more
   */
  public Selection {
    for (int i = 0; i < wires.length; i++) {
      if (wires[i] < 0 || i > 0 && wires[i] <= wires[i - 1]) {
        throw new IllegalArgumentException(
            "selected wire number " + i + " is " + wires[i] + ", which is not ascending");
      }
    }
  }

  /** The wires whose scalar is not 0; scalar i belongs to wire i. */
  static Selection nonZero(FrVector scalars) {
    int[] kept = IntStream.range(0, scalars.size()).filter(i -> !scalars.isZero(i)).toArray();
    return new Selection(kept);
  }

  /** The number of wires. */
  public int size() {
    return wires.length;
  }

  /** The values of the selected wires, in order. */
  public FrVector of(FrVector values) {
    FrVector selected = new FrVector(wires.length);
    for (int i = 0; i < wires.length; i++) {
      System.arraycopy(values.limbs(), Modulus.LIMBS * wires[i], selected.limbs(), Modulus.LIMBS * i, Modulus.LIMBS);
    }
    return selected;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selection selection && Arrays.equals(wires, selection.wires);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wires);
  }

  @Override
  public String toString() {
    return wires.length + " wires";
  }
}
