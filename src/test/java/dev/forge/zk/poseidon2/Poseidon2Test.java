package dev.forge.zk.poseidon2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.fixtures.Vectors;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Poseidon2} against vectors made with Noir's own implementation. */
class Poseidon2Test {
  private static final JsonObject PERMUTATION = Vectors.json("poseidon2_bn254_t4.json");

  @Test
  void permutationOfZerosIsTheRecordedOne() {
    FrVector state = new FrVector(4);
    Poseidon2.permute(state);
    List<Fr> expected = Vectors.elements(PERMUTATION.getJsonObject("test").getJsonArray("output"));
    for (int i = 0; i < 4; i++) {
      assertEquals(expected.get(i), state.get(i), "element " + i);
    }
  }

  @Test
  void permutationTouchesNothingButItsState() {
    long[] state = new long[3 * Poseidon2.STATE_LIMBS];
    Poseidon2.permute(state, Poseidon2.STATE_LIMBS, new long[Poseidon2.SCRATCH_LIMBS]);
    FrVector alone = new FrVector(4);
    Poseidon2.permute(alone);
    for (int i = 0; i < state.length; i++) {
      int within = i - Poseidon2.STATE_LIMBS;
      boolean inside = within >= 0 && within < Poseidon2.STATE_LIMBS;
      assertEquals(inside ? alone.limbs()[within] : 0, state[i], "limb " + i);
    }
  }

  @Test
  void constantsAreTheRecordedOnes() {
    for (int round = 0; round < Poseidon2Parameters.FULL_ROUNDS; round++) {
      List<Fr> expected = Vectors.elements(PERMUTATION.getJsonArray("external_round_constants").getJsonArray(round));
      for (int i = 0; i < 4; i++) {
        assertEquals(expected.get(i), Poseidon2Parameters.fullRoundConstant(round, i));
      }
    }
    List<Fr> partial = Vectors.elements(PERMUTATION.getJsonArray("internal_round_constants"));
    assertEquals(Poseidon2Parameters.PARTIAL_ROUNDS, partial.size());
    for (int round = 0; round < partial.size(); round++) {
      assertEquals(partial.get(round), Poseidon2Parameters.partialRoundConstant(round));
    }
    List<Fr> diagonal = Vectors.elements(PERMUTATION.getJsonArray("internal_diagonal"));
    for (int i = 0; i < 4; i++) {
      assertEquals(diagonal.get(i), Poseidon2Parameters.internalDiagonal(i));
    }
  }

  @Test
  void hashesAreTheRecordedOnes() {
    for (JsonObject example : Vectors.json("poseidon2_sponge.json").getJsonArray("cases")
        .getValuesAs(JsonObject.class)) {
      Fr[] inputs = Vectors.elements(example.getJsonArray("inputs")).toArray(Fr[]::new);
      assertEquals(Vectors.element(example.getString("hash")), Poseidon2.hash(inputs), example.toString());
    }
  }

  @Test
  void stateOfAnotherSizeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Poseidon2.permute(new FrVector(3)));
  }
}
