package dev.forge.prover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MockProverTest {
  private static final CircuitId CIRCUIT = new CircuitId("batch_1_1_1");
  private static final CircuitId OTHER = new CircuitId("batch_8_0_0");

  private final MockProver prover = new MockProver(List.of(CIRCUIT, OTHER), 7, Duration.ZERO);

  private ProofBundle prove(int last) {
    FrVector inputs = FrVector.of(Fr.of(1), Fr.of(2), Fr.of(3), Fr.of(4), Fr.of(5), Fr.of(6), Fr.of(last), Fr.of(99));
    return ((ProvingOutcome.Proved) prover.prove(CIRCUIT, ProgramInputs.of(inputs), ProvingListener.NONE)).proof();
  }

  @Test
  void proofsHaveTheRightSizesAndAreTheSameEachTime() {
    assertEquals(388, prove(7).proof().length);
    assertEquals(236, prove(7).publicWitness().length);
    assertArrayEquals(prove(7).proof(), prove(7).proof());
  }

  @Test
  void aProofVerifiesForItsOwnInputsAndCircuitAlone() {
    ProofBundle proof = prove(7);
    assertTrue(prover.verify(CIRCUIT, proof.proof(), proof.publicWitness()).isValid());
    assertFalse(prover.verify(OTHER, proof.proof(), proof.publicWitness()).isValid());
    assertFalse(prover.verify(CIRCUIT, proof.proof(), prove(8).publicWitness()).isValid());
    byte[] changed = proof.proof().clone();
    changed[387] ^= 1;
    assertFalse(prover.verify(CIRCUIT, changed, proof.publicWitness()).isValid());
  }

  @Test
  void anUnknownCircuitIsRefused() {
    CircuitId unknown = new CircuitId("batch_9_9_9");
    assertThrows(UnknownCircuitException.class, () -> prover.verify(unknown, new byte[388], new byte[236]));
  }

  @Test
  void anInterruptedProofFails() {
    MockProver slow = new MockProver(List.of(CIRCUIT), 1, Duration.ofHours(1));
    Thread.currentThread().interrupt();
    assertInstanceOf(ProvingOutcome.ProverFailed.class,
        slow.prove(CIRCUIT, ProgramInputs.of(FrVector.of(Fr.ONE)), ProvingListener.NONE));
    assertTrue(Thread.interrupted());
  }
}
