package dev.forge.zk.acir;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.BitSet;

/** The values of an ACIR function's witnesses; a witness has none until it is assigned. */
public final class WitnessMap {
  private final FrVector values;
  private final BitSet assigned;

  /** A map for the witnesses 0 to {@code size - 1}, none assigned. */
  public WitnessMap(int size) {
    values = new FrVector(size);
    assigned = new BitSet(size);
  }

  /** A map of values that are there already; shares them. */
  WitnessMap(FrVector values, BitSet assigned) {
    this.values = values;
    this.assigned = assigned;
  }

  /** The number of witnesses, assigned or not. */
  public int size() {
    return values.size();
  }

  /** Whether a witness has a value. */
  public boolean isAssigned(int witness) {
    return assigned.get(witness);
  }

  /** The value of a witness, 0 where it has none. */
  public Fr get(int witness) {
    return values.get(witness);
  }

  /** Gives a witness its value. */
  public void set(int witness, Fr value) {
    values.set(witness, value);
    assigned.set(witness);
  }

  /** The witnesses that have a value; not a copy. */
  public BitSet assigned() {
    return assigned;
  }

  /** All values, packed, 0 where there is none; not a copy. */
  public FrVector values() {
    return values;
  }
}
