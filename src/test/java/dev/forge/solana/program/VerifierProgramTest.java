package dev.forge.solana.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Vectors;
import dev.forge.interop.SolanaPeer;
import dev.forge.solana.Address;
import dev.forge.solana.Instruction;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaNode.Simulation;
import dev.forge.solana.SolanaTransaction;
import dev.forge.zk.field.Fr;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that were written here, run by a real Solana runtime. */
class VerifierProgramTest {
  private static final SigningKey PAYER = SigningKey.generate();

  private static SolanaPeer peer;

  @BeforeAll
  static void startChain() throws Exception {
    peer = SolanaPeer.start();
    peer.fund(PAYER.address(), 1);
  }

  @AfterAll
  static void stopChain() {
    if (peer != null) {
      peer.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"batch70-sunspot, 165000", "ownership-sunspot, 90000", "sanction_checker, 140000", "commit0, 85000",
      "commit1, 145000", "commit1-public, 145000"})
  void rightProofIsAcceptedForFewComputeUnits(String name, long mostUnits) {
    Simulation simulation = verify(installed(name), bytes(name, ".proof"), bytes(name, ".pw"));
    assertEquals(Optional.empty(), simulation.error(), simulation::lastLog);
    assertTrue(simulation.unitsConsumed() < mostUnits, () -> name + " used " + simulation.unitsConsumed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch70-sunspot", "ownership-sunspot"})
  void proofWithAnyByteChangedIsRefused(String name) {
    Address program = installed(name);
    byte[] proof = bytes(name, ".proof");
    byte[] publicWitness = bytes(name, ".pw");
    for (int i = 0; i < proof.length; i++) {
      assertRefused(program, changed(proof, i), publicWitness, "proof byte " + i);
    }
    for (int i = 0; i < publicWitness.length; i++) {
      assertRefused(program, proof, changed(publicWitness, i), "public witness byte " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch70-sunspot", "ownership-sunspot"})
  void flagBitsThatTheRuntimeWouldOverlookAreRefused(String name) {
    Address program = installed(name);
    byte[] proof = bytes(name, ".proof");
    for (int at : List.of(0, 32, 64, 96, 128, 160, 192, 224)) {
      for (int bit : List.of(0x40, 0x80)) {
        byte[] flagged = proof.clone();
        flagged[at] |= (byte) bit;
        assertRefused(program, flagged, bytes(name, ".pw"), "bit " + bit + " of byte " + at);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch70-sunspot", "ownership-sunspot"})
  void proofTruncatedOrLengthenedIsRefused(String name) {
    Address program = installed(name);
    byte[] proof = bytes(name, ".proof");
    byte[] publicWitness = bytes(name, ".pw");
    for (int length : List.of(0, 1, publicWitness.length - 32, publicWitness.length - 1, publicWitness.length + 1)) {
      assertRefused(program, proof, Arrays.copyOf(publicWitness, length), "public witness of " + length);
    }
    for (int length : List.of(0, 1, 63, 64, 128, 192, 256, 260, proof.length - 32, proof.length - 1, proof.length + 1,
        proof.length + 32)) {
      assertRefused(program, Arrays.copyOf(proof, length), publicWitness, "proof of " + length);
    }
    assertRefused(program, new byte[0], new byte[0], "nothing");
  }

  @Test
  void inputsThatAreNotReducedAreRefusedThoughTheyAreCongruent() {
    Address program = installed("batch70-sunspot");
    byte[] publicWitness = bytes("batch70-sunspot", ".pw");
    for (int input = 0; input < 7; input++) {
      byte[] other = publicWitness.clone();
      BigInteger value = new BigInteger(1, Arrays.copyOfRange(other, 12 + 32 * input, 44 + 32 * input));
      byte[] same = value.add(Fr.MODULUS.value()).toByteArray();
      System.arraycopy(same, same.length - 32, other, 12 + 32 * input, 32);
      assertEquals(VerifierFault.INPUT_NOT_REDUCED,
          assertRefused(program, bytes("batch70-sunspot", ".proof"), other, "input " + input));
    }
  }

  @Test
  void theProofOfAnotherKeyIsRefusedForWhatItIs() {
    assertEquals(VerifierFault.EQUATION_DOES_NOT_HOLD,
        assertRefused(installed("commit0"), zeroProof("commit0"), bytes("commit0", ".pw"), "a proof of zeros"));
    byte[] proof = bytes("ownership-sunspot", ".proof");
    proof[300] = 1;
    assertEquals(VerifierFault.STRAY_PROOF_OF_KNOWLEDGE,
        assertRefused(installed("ownership-sunspot"), proof, bytes("ownership-sunspot", ".pw"), "stray bytes"));
  }

  @Test
  void noProgramIsWrittenForTwoCommitments() {
    byte[] key = bytes("commit2-public", ".vk");
    var refusal = assertThrows(IllegalArgumentException.class, () -> VerifierProgram.of(key));
    assertTrue(refusal.getMessage().contains("2 commitments"), refusal.getMessage());
  }

  private static byte[] zeroProof(String name) {
    return new byte[bytes(name, ".proof").length];
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at] ^= (byte) (1 << (at & 7));
    return other;
  }

  private static VerifierFault assertRefused(Address program, byte[] proof, byte[] publicWitness, String what) {
    Simulation simulation = verify(program, proof, publicWitness);
    JsonObject error = simulation.error().orElseThrow(() -> new AssertionError(what + " was accepted")).asJsonObject();
    JsonValue reason = error.getJsonArray("InstructionError").get(1);
    long code = reason.asJsonObject().getJsonNumber("Custom").longValueExact();
    return VerifierFault.of(code).orElseThrow(() -> new AssertionError(what + ": code " + code));
  }

  private static Address installed(String name) {
    Address address = SigningKey.generate().address();
    peer.addProgram(address, VerifierProgram.of(bytes(name, ".vk")).elf());
    return address;
  }

  private static byte[] bytes(String name, String kind) {
    return Vectors.bytes("gnark/" + name + kind);
  }

  private static Simulation verify(Address program, byte[] proof, byte[] publicWitness) {
    List<Instruction> calls =
        List.of(Instruction.unitLimit(200_000), Instruction.unitPrice(1),
            Instruction.verify(program, proof, publicWitness));
    return peer.node().simulate(SolanaTransaction.sign(calls, peer.node().latestBlockhash(), PAYER));
  }
}
