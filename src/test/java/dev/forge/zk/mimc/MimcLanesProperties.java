package dev.forge.zk.mimc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import org.junit.jupiter.api.Test;

class MimcLanesProperties {
  private final RandomElements elements = RandomElements.fresh();

  @Test
  void everyLaneHasTheHashOfItsPair() {
    MimcLanes lanes = new MimcLanes();
    for (int count : new int[] {1, 7, 8, MimcLanes.PAIRS, 3}) {
      FrVector left = new FrVector(count);
      FrVector right = new FrVector(count);
      FrVector hashes = new FrVector(count);
      for (int i = 0; i < count; i++) {
        left.set(i, elements.fr());
        right.set(i, elements.fr());
      }
      lanes.hash(left, right, hashes);
      for (int i = 0; i < count; i++) {
        assertEquals(Mimc.hash(left.get(i), right.get(i)), hashes.get(i),
            "pair " + i + " of " + count + ", " + elements);
      }
      Fr first = left.get(0);
      lanes.hash(left, left, left);
      assertEquals(Mimc.hash(first, first), left.get(0), "in place, " + elements);
    }
  }

  @Test
  void morePairsThanLanesAreRefused() {
    FrVector many = new FrVector(MimcLanes.PAIRS + 1);
    assertThrows(IllegalArgumentException.class, () -> new MimcLanes().hash(many, many, many));
  }
}
