package dev.forge.zk.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.interop.GnarkProgram;
import dev.forge.interop.ProofFiles;
import dev.forge.interop.Tool;
import dev.forge.zk.codec.ProofCodec;
import dev.forge.zk.codec.iden3.RowsExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our proofs before gnark v0.14.0, and gnark's proofs of our rows before us. */
class GnarkInteropTest {
  private static GnarkProgram gnark;

  @TempDir
  private Path folder;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    gnark = GnarkProgram.installed();
  }

  @ParameterizedTest
  @CsvSource({"0,false,324", "1,false,388", "1,true,388", "2,false,452", "2,true,452"})
  void gnarkAcceptsOurProofsAndRefusesThemChanged(int commitments, boolean publicCommitted, int bytes)
      throws Exception {
    ProvenCircuit proven = ProvenCircuit.of(11, commitments, publicCommitted);
    proven.files().write(folder, "ours");
    Tool.Answer answer = gnark.verify(folder, "ours");
    assertTrue(answer.done(), answer::output);
    assertEquals(bytes, Files.size(folder.resolve("ours.proof")));

    new ProofFiles(proven.key().verifyingKey(), proven.proof(), proven.otherInputs()).write(folder, "otherInputs");
    assertFalse(gnark.verify(folder, "otherInputs").done());
    for (Tampering tampering : Tampering.possibleFor(proven.proof())) {
      new ProofFiles(proven.key().verifyingKey(), tampering.of(proven.proof()), proven.publicInputs())
          .write(folder, "tampered");
      assertFalse(gnark.verify(folder, "tampered").done(), tampering::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,false", "1,true", "2,false", "2,true"})
  void weAcceptGnarksProofsOfOurRows(int commitments, boolean publicCommitted) throws Exception {
    RandomCircuit circuit = ProvenCircuit.circuit(12, commitments, publicCommitted);
    RowsExport.write(circuit.r1cs(), circuit.assignment(12), ScalarSource.secure(), folder);
    Tool.Answer answer = gnark.prove(folder);
    assertTrue(answer.done(), answer::output);
    assertTrue(answer.output().contains("\"rows\":" + circuit.r1cs().constraints() + ","), answer::output);
    assertTrue(answer.output().contains("\"wires\":" + circuit.r1cs().wires() + ","), answer::output);

    ProofFiles theirs = ProofFiles.read(folder, "gnark");
    Groth16Verifier verifier = new Groth16Verifier(theirs.verifyingKey());
    assertEquals(new VerificationOutcome.Valid(), verifier.verify(theirs.proof(), theirs.publicInputs()));
    assertEquals(
        circuit.r1cs().commitments().size(),
        ProofCodec.read(Files.readAllBytes(folder.resolve("gnark.proof"))).commitments().size());
    for (Tampering tampering : Tampering.possibleFor(theirs.proof())) {
      VerificationOutcome outcome = verifier.verify(tampering.of(theirs.proof()), theirs.publicInputs());
      assertFalse(outcome instanceof VerificationOutcome.Valid, tampering::toString);
    }
  }
}
