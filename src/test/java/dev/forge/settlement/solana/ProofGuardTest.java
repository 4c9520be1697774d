package dev.forge.settlement.solana;

import static dev.forge.fixtures.EngineWorld.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.Delivery;
import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.prover.CircuitId;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.Verdict;
import dev.forge.prover.VerifyingKeyName;
import dev.forge.solana.SolanaCluster;
import dev.forge.storage.memory.MemoryRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stops a proof before anything is paid for it, each beside the same that passes. */
class ProofGuardTest {
  private static final String KEY = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);
  private static final String TEST_NETWORK = "a test network";

  @Test
  void aProofUnderTheProgramsKeyThatVerifiesHereIsSettled() {
    assertEquals(Optional.empty(), objection(new Here(KEY, true, true), KEY, TEST_NETWORK));
    assertEquals(Optional.empty(), objection(new Here(KEY, false, true), KEY, SolanaCluster.MAIN_NETWORK));
  }

  @Test
  void aProofUnderAnotherKeyThanTheProgramsIsNot() {
    assertObjection("PROGRAM_VK_HASH", new Here(KEY, false, true), OTHER, TEST_NETWORK);
  }

  @Test
  void aProofThatThisServerCannotCheckUnderTheProgramsKeyIsNot() {
    assertObjection("this server's own key", new Here(OTHER, false, true), KEY, TEST_NETWORK);
  }

  @Test
  void aProofThatDoesNotVerifyHereIsNot() {
    assertObjection("does not verify here", new Here(KEY, false, false), KEY, TEST_NETWORK);
  }

  @Test
  void aProofUnderADevelopmentKeyIsNotOnTheMainNetwork() {
    assertObjection("never on the main network", new Here(KEY, true, true), KEY, SolanaCluster.MAIN_NETWORK);
  }

  @Test
  void aMockProofIsNot() {
    Optional<String> objection =
        new ProofGuard(new Here(KEY, false, true), KEY).objection(proof("mock", KEY), TEST_NETWORK);
    assertTrue(objection.orElse("").contains("mock proof"), objection::toString);
  }

  private static Optional<String> objection(Prover here, String proofsKey, String network) {
    return new ProofGuard(here, KEY).objection(proof("groth16", proofsKey), network);
  }

  private static void assertObjection(String expected, Prover here, String proofsKey, String network) {
    Optional<String> objection = objection(here, proofsKey, network);
    assertTrue(objection.orElse("").contains(expected), objection::toString);
  }

  private static ChunkProof proof(String backend, String key) {
    EngineWorld world = EngineWorld.mocked(new MemoryRows(), Policies.DEFAULT);
    world.prepared("batch-1t.json");
    ChunkClaim claim = world.claim(ONE);
    Delivery made = world.proof(ONE, claim);
    Chunk chunk = world.rows.chunks().chunks().find(claim.chunk()).orElseThrow();
    Delivery delivery =
        new Delivery(made.chunk(), ONE, made.token(), backend, key, made.proof(), made.publicWitness(), 1);
    return new ChunkProof(chunk, delivery, true, world.clock.instant());
  }

  /** A prover with one key, which finds all proofs valid or none. */
  private record Here(String key, boolean unsafe, boolean valid) implements Prover {
    @Override
    public List<CircuitId> circuits() {
      return EngineWorld.CIRCUITS;
    }

    @Override
    public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
      throw new UnsupportedOperationException("it only verifies");
    }

    @Override
    public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
      return valid ? new Verdict.Valid() : new Verdict.Invalid("the pairing is not one");
    }

    @Override
    public Optional<VerifyingKeyName> verifyingKey(CircuitId circuit) {
      return Optional.of(new VerifyingKeyName(key, unsafe));
    }
  }
}
