package dev.forge.settlement.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.lifecycle.BatchState;
import dev.forge.fixtures.SettlingWorld;
import dev.forge.fixtures.SolanaSite;
import dev.forge.fixtures.StatementProver;
import dev.forge.ledger.Actor;
import dev.forge.settlement.Settlement;
import dev.forge.settlement.SettlementState;
import dev.forge.settlement.SettlingOutcome;
import dev.forge.settlement.SignedTransaction;
import dev.forge.solana.SigningKey;
import dev.forge.solana.program.VerifierProgram;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a real Solana runtime refuses, in the words that settling has for it, and what an operator can do then. */
class SolanaRefusalTest extends SettlingOnSolana {
  private static final String BATCH = "refused";

  private SettlingWorld world(SolanaSettler settler, int chunks) {
    return new SettlingWorld(database.rows(), prover, settler).proved(BATCH, chunks);
  }

  private static List<SettlementState> states(SettlingWorld world) {
    return world.settlements(BATCH).stream().map(Settlement::state).toList();
  }

  private static String signature(SettlingWorld world) {
    return world.settlements(BATCH).getFirst().transaction().map(SignedTransaction::signature).orElseThrow();
  }

  private void resume(SettlingWorld world) {
    assertTrue(world.engine.settling().resume(world.batch(BATCH).id(), new Actor("operator"), "repaired"));
  }

  private static void assertError(String expected, SettlingWorld world) {
    String message = world.batch(BATCH).errorMessage().orElse("");
    assertTrue(message.contains(expected), () -> world.batch(BATCH).state() + ": " + message);
  }

  /** A node that does not try a transaction before it sends it lets one land that fails. */
  @Test
  void aTransactionThatLandedAsAFailureCountsWhenItIsFinalAndIsResumedByAnother() {
    SettlingWorld world = world(site.settler(), 2);
    peer.addProgram(site.program(), VerifierProgram.of(StatementProver.withNewKey().verifyingKey()).elf());
    peer.fault(peer.a(), "skip-preflight", "sendTransaction", 1);
    world.sweep(1);
    peer.advance(TO_FINAL - 1);
    world.sweep(1);
    assertEquals(BatchState.SETTLING, world.batch(BATCH).state(), "a fork could still undo the failure");
    String failed = signature(world);
    peer.advance(1);
    world.sweep(1);
    assertEquals(BatchState.FAILED, world.batch(BATCH).state());
    assertError("does not verify for these public inputs", world);
    assertEquals(List.of(SettlementState.FAILED, SettlementState.PENDING), states(world));
    peer.addProgram(site.program(), VerifierProgram.of(prover.verifyingKey()).elf());
    resume(world);
    peer.freshBlockhash(); // which a network has with every block, and this one when the last has expired
    peer.advanceWithEveryRequest(8);
    world.sweep(20);
    assertEquals(BatchState.COMPLETED, world.batch(BATCH).state());
    assertNotEquals(failed, signature(world));
    assertEquals(2, site.verified().size());
    assertEquals(3, site.landed().size(), "the failure among them");
  }

  @Test
  void whoRunsOutOfComputeUnitsIsToldWhichSettingToRaise() {
    SettlingWorld world = world(site.settler(50_000), 1);
    world.sweep(1);
    assertEquals(BatchState.FAILED, world.batch(BATCH).state());
    assertError("raise COMPUTE_UNITS", world);
    assertEquals(List.of(), site.landed());
  }

  @Test
  void aProgramThatIsNotThereIsWaitedForAndNamed() {
    site = new SolanaSite(peer, prover, SigningKey.generate().address(), site.payer());
    SettlingWorld world = world(site.settler(), 1);
    world.sweep(1);
    assertEquals(BatchState.SETTLING, world.batch(BATCH).state());
    String note = world.settlements(BATCH).getFirst().note().orElse("");
    assertTrue(note.contains("deploy it, or correct PROGRAM_ID"), note);
    peer.addProgram(site.program(), VerifierProgram.of(prover.verifyingKey()).elf());
    peer.advanceWithEveryRequest(8);
    world.sweep(20);
    assertEquals(BatchState.COMPLETED, world.batch(BATCH).state());
    assertEquals(1, site.landed().size());
  }

  @Test
  void whatWasSettledByAMockIsNeverSentToAChain() {
    var mock = new SignedTransaction(new byte[] {1}, "mock_1", Optional.empty());
    var refused = assertInstanceOf(SettlingOutcome.Refused.class, site.settler().send(mock));
    assertTrue(refused.reason().contains("not for Solana") && refused.landed(), refused::toString);
  }
}
