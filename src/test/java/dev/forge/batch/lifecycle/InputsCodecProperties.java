package dev.forge.batch.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputsCodecProperties {
  private static final long SEED = 20261123;

  @Test
  void decodeUndoesEncode() {
    Random random = new Random(SEED);
    for (int size = 0; size < 60; size++) {
      FrVector inputs = new FrVector(size);
      for (int i = 0; i < size; i++) {
        inputs.set(i, switch (random.nextInt(5)) {
          case 0 -> Fr.ZERO;
          case 1 -> Fr.ONE;
          case 2 -> Fr.ZERO.subtract(Fr.ONE);
          default -> Fr.reduce(new BigInteger(random.nextInt(255), random));
        });
      }
      assertEquals(inputs, InputsCodec.decode(InputsCodec.encode(inputs)).parameters(), "seed " + SEED + ", " + size);
    }
  }
}
