package dev.forge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.mimc.Mimc;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.RowValues;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimcWorkloadTest {
  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 365, 1000})
  void thereAreAsManyRowsAsWantedAndAllHold(int rows) {
    R1cs r1cs = new MimcWorkload(rows).r1cs();
    FrVector wires = new MimcWorkload(rows).assign(new Laps()).wires();
    assertEquals(rows, r1cs.constraints());
    assertEquals(OptionalInt.empty(), firstUnsatisfied(r1cs, wires));
    for (int wire = 1; wire < r1cs.wires(); wire += 1 + rows / 10) {
      FrVector changed = wires.copy();
      changed.add(wire, Fr.ONE);
      assertEquals(true, firstUnsatisfied(r1cs, changed).isPresent(), "wire " + wire + " is free");
    }
  }

  @Test
  void wholePermutationsComeToThePermutation() {
    FrVector wires = new MimcWorkload(4 * Mimc.ROUNDS + 1).assign(new Laps()).wires();
    assertEquals(Mimc.permute(wires.get(2)), wires.get(1));
  }

  @Test
  void tooFewRowsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MimcWorkload(4));
  }

  private static OptionalInt firstUnsatisfied(R1cs r1cs, FrVector wires) {
    return RowValues.of(r1cs, wires, r1cs.constraints(), Cores.of(1)).firstUnsatisfied();
  }
}
