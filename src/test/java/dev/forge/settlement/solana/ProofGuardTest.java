package dev.forge.settlement.solana;

import static dev.forge.fixtures.EngineWorld.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import dev.forge.settlement.SigningOutcome;
import dev.forge.solana.Commitment;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaCluster;
import dev.forge.solana.SolanaNode;
import dev.forge.storage.memory.MemoryRows;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
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

  @Test
  void aProofThatFitsInNoTransactionIsNot() {
    var node = new SolanaNode(URI.create("http://node/"), ProofGuardTest::answer);
    var terms =
        new SolanaTerms(SigningKey.generate().address(), KEY, 200_000, 0, Commitment.FINALIZED, Duration.ofHours(1));
    var settler = new SolanaSettler(new SolanaCluster(List.of(node)), terms, SigningKey.generate(),
        new Here(KEY, false, true));
    var signed = assertInstanceOf(SigningOutcome.Signed.class, settler.sign(proofWithInputs(19)));
    assertEquals(1230, signed.transaction().bytes().length);
    var refused = assertInstanceOf(SigningOutcome.Refused.class, settler.sign(proofWithInputs(20)));
    assertEquals("the transaction has 1262 bytes, the network carries 1232: the circuit has too many public inputs for "
        + "Solana", refused.reason());
  }

  /** A node that knows its network, its slot and a blockhash. */
  private static String answer(URI endpoint, String body) {
    var request = Json.createReader(new StringReader(body)).readObject();
    String some = "4uhcVJyU9pJkvQyS88uRDiswHXSCkY3zQawwpjk2NsNY";
    JsonValue result = switch (request.getString("method")) {
      case "getGenesisHash" -> Json.createValue(some);
      case "getSlot" -> Json.createValue(7);
      case "getLatestBlockhash" -> Json.createObjectBuilder().add("value",
          Json.createObjectBuilder().add("blockhash", some).add("lastValidBlockHeight", 157)).build();
      default -> throw new AssertionError(body);
    };
    return Json.createObjectBuilder().add("jsonrpc", "2.0").add("id", request.get("id")).add("result", result).build()
        .toString();
  }

  private static Optional<String> objection(Prover here, String proofsKey, String network) {
    return new ProofGuard(here, KEY).objection(proof("groth16", proofsKey), network);
  }

  private static void assertObjection(String expected, Prover here, String proofsKey, String network) {
    Optional<String> objection = objection(here, proofsKey, network);
    assertTrue(objection.orElse("").contains(expected), objection::toString);
  }

  private static ChunkProof proof(String backend, String key) {
    return proof(backend, key, 7);
  }

  private static ChunkProof proofWithInputs(int inputs) {
    return proof("groth16", KEY, inputs);
  }

  /** Of the sizes that a proof with one commitment has. */
  private static ChunkProof proof(String backend, String key, int inputs) {
    EngineWorld world = EngineWorld.mocked(new MemoryRows(), Policies.DEFAULT);
    world.prepared("batch-1t.json");
    ChunkClaim claim = world.claim(ONE);
    Delivery made = world.proof(ONE, claim);
    Chunk chunk = world.rows.chunks().chunks().find(claim.chunk()).orElseThrow();
    Delivery delivery = new Delivery(made.chunk(), ONE, made.token(), backend, key, new byte[388],
        new byte[12 + 32 * inputs], 1);
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
