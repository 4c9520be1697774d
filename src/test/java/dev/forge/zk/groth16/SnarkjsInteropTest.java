package dev.forge.zk.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.interop.ProofFiles;
import dev.forge.interop.SnarkjsProgram;
import dev.forge.interop.Tool;
import dev.forge.zk.codec.FormatException;
import dev.forge.zk.codec.iden3.RowsExport;
import dev.forge.zk.codec.iden3.ZkeyReader;
import dev.forge.zk.codec.iden3.ZkeyWriter;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.R1cs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our commitment-free proofs before snarkjs 0.7.6, its proofs of our rows before us, and its keys in our prover. */
class SnarkjsInteropTest {
  private static final RandomCircuit CIRCUIT = ProvenCircuit.circuit(21, 0, false);

  private static SnarkjsProgram snarkjs;

  @TempDir
  private static Path folder;

  @BeforeAll
  static void makeKeyOfOurRows() throws IOException, InterruptedException {
    snarkjs = SnarkjsProgram.installed();
    RowsExport.write(CIRCUIT.r1cs(), CIRCUIT.assignment(21), ScalarSource.secure(), folder);
    Tool.Answer answer = snarkjs.setup(folder);
    assertTrue(answer.done(), answer::output);
  }

  @Test
  void snarkjsAcceptsOurProofsAndRefusesThemChanged() throws Exception {
    ProvenCircuit proven = ProvenCircuit.of(22, 0, false);
    proven.files().write(folder, "ours");
    Tool.Answer answer = snarkjs.verify(folder, "ours");
    assertTrue(answer.done(), answer::output);
    for (Tampering tampering : Tampering.possibleFor(proven.proof())) {
      new ProofFiles(proven.key().verifyingKey(), tampering.of(proven.proof()), proven.publicInputs())
          .write(folder, "tampered");
      assertFalse(snarkjs.verify(folder, "tampered").done(), tampering::toString);
    }
    new ProofFiles(proven.key().verifyingKey(), proven.proof(), proven.otherInputs()).write(folder, "otherInputs");
    assertFalse(snarkjs.verify(folder, "otherInputs").done());
  }

  @Test
  void keyThatSnarkjsMadeProvesHereAndSnarkjsAccepts() throws Exception {
    ProvingKey key = ZkeyReader.read(folder.resolve("circuit.zkey"), CIRCUIT.r1cs(), Cores.all());
    assertEquals(KeyOrigin.CEREMONY, key.origin());
    ProvenCircuit proven = ProvenCircuit.under(key, CIRCUIT, 23);
    proven.files().write(folder, "zkey");
    assertEquals(324, Files.size(folder.resolve("zkey.proof")));
    Tool.Answer answer = snarkjs.verify(folder, "zkey");
    assertTrue(answer.done(), answer::output);
  }

  @Test
  void weAcceptSnarkjsProofsOfOurRows() throws Exception {
    Tool.Answer answer = snarkjs.prove(folder);
    assertTrue(answer.done(), answer::output);
    ProofFiles theirs = ProofFiles.read(folder, "snarkjs");
    ProvingKey key = ZkeyReader.read(folder.resolve("circuit.zkey"), CIRCUIT.r1cs(), Cores.all());
    assertEquals(theirs.verifyingKey(), key.verifyingKey());
    assertEquals(CIRCUIT.publicInputs(CIRCUIT.assignment(21)).get(0), theirs.publicInputs().get(0));
    VerificationOutcome outcome = new Groth16Verifier(key.verifyingKey()).verify(theirs.proof(), theirs.publicInputs());
    assertEquals(new VerificationOutcome.Valid(), outcome);
  }

  @Test
  void keyOfAnotherCircuitIsRefused() {
    R1cs other = ProvenCircuit.circuit(24, 0, false).r1cs();
    Path zkey = folder.resolve("circuit.zkey");
    assertNotEquals(other, CIRCUIT.r1cs());
    FormatException refusal = assertThrows(FormatException.class, () -> ZkeyReader.read(zkey, other, Cores.all()));
    assertTrue(refusal.getMessage().contains("another constraint system"), refusal::getMessage);
  }

  @Test
  void snarkjsProvesWithAKeyMadeHere() throws Exception {
    Path own = Files.createDirectories(folder.resolve("own"));
    RowsExport.write(CIRCUIT.r1cs(), CIRCUIT.assignment(25), ScalarSource.secure(), own);
    ProvingKey key =
        InsecureDevelopmentSetup.runWithBoundPublicWires(CIRCUIT.r1cs(), ScalarSource.secure(), Cores.all());
    ZkeyWriter.write(key, CIRCUIT.r1cs(), own.resolve("circuit.zkey"));
    Tool.Answer answer = snarkjs.prove(own);
    assertTrue(answer.done(), answer::output);
    ProofFiles theirs = ProofFiles.read(own, "snarkjs");
    assertEquals(key.verifyingKey(), theirs.verifyingKey());
    VerificationOutcome outcome = new Groth16Verifier(key.verifyingKey()).verify(theirs.proof(), theirs.publicInputs());
    assertEquals(new VerificationOutcome.Valid(), outcome);
  }
}
