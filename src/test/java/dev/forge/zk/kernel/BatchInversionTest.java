package dev.forge.zk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import org.junit.jupiter.api.Test;

class BatchInversionTest {
  @Test
  void inversesAreThoseOfEachAndZeroStays() {
    RandomElements elements = RandomElements.fresh();
    for (int size : new int[] {0, 1, 2, 100}) {
      FrVector vector = new FrVector(size);
      for (int i = 0; i < size; i++) {
        vector.set(i, elements.fr());
      }
      FrVector inverses = new FrVector(size);
      System.arraycopy(vector.limbs(), 0, inverses.limbs(), 0, vector.limbs().length);
      BatchInversion.invert(inverses);
      for (int i = 0; i < size; i++) {
        Fr x = vector.get(i);
        assertEquals(x.isZero() ? Fr.ZERO : x.invert(), inverses.get(i), "element " + i + ", " + elements);
      }
    }
  }
}
