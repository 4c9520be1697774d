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
  @CsvSource({
      "batch70-sunspot, 165000, 388, 236", "ownership-sunspot, 90000, 324, 108", "commit0, 90000, 324, 76",
      "commit1, 145000, 388, 76", "commit1-public, 145000, 388, 76", "sanction_checker, 165000, 388, 0"})
  void rightProofIsAcceptedForFewComputeUnits(String name, long mostUnits, int proofBytes, int witnessBytes) {
    Address program = installed(name);
    Simulation simulation = verify(program, bytes(name, ".proof"), bytes(name, ".pw"));
    assertEquals(Optional.empty(), simulation.error(), simulation::lastLog);
    assertTrue(simulation.unitsConsumed() < mostUnits, () -> name + " used " + simulation.unitsConsumed());
    assertEquals(proofBytes, bytes(name, ".proof").length);
    System.out
        .println(name + " " + simulation.unitsConsumed() + " " + VerifierProgram.of(bytes(name, ".vk")).elf().length);
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
