package dev.forge.zk.acir;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import java.util.BitSet;

/** The witnesses of a function instance while it runs. */
final class WitnessState {
  private final FrVector vector;
  private final long[] values;
  private final long[] known;

  WitnessState(int size) {
    vector = new FrVector(size);
    values = vector.limbs();
    known = new long[(size + 63) / 64];
  }

  /** Packed values. */
  long[] values() {
    return values;
  }

  boolean isKnown(int witness) {
    return (known[witness >>> 6] >>> witness & 1) != 0;
  }

  void requireKnown(int witness) {
    if (!isKnown(witness)) {
      throw Halt.missing(witness);
    }
  }

  /** Gives a witness a value; false where it already has another. */
  boolean insert(int witness, long[] source, int offset) {
    int at = Modulus.LIMBS * witness;
    if (isKnown(witness)) {
      return values[at] == source[offset]
          && values[at + 1] == source[offset + 1]
          && values[at + 2] == source[offset + 2]
          && values[at + 3] == source[offset + 3];
    }
    values[at] = source[offset];
    values[at + 1] = source[offset + 1];
    values[at + 2] = source[offset + 2];
    values[at + 3] = source[offset + 3];
    known[witness >>> 6] |= 1L << witness;
    return true;
  }

  void insertAll(WitnessMap map) {
    BitSet assigned = map.assigned();
    for (int i = assigned.nextSetBit(0); i >= 0; i = assigned.nextSetBit(i + 1)) {
      insert(i, map.values().limbs(), Modulus.LIMBS * i);
    }
  }

  Fr get(int witness) {
    return vector.get(witness);
  }

  WitnessMap toMap() {
    return new WitnessMap(vector, BitSet.valueOf(known));
  }
}
