package dev.forge.settlement.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.lifecycle.BatchState;
import dev.forge.dispatch.ChunkProof;
import dev.forge.fixtures.SettlingWorld;
import dev.forge.fixtures.SolanaSite;
import dev.forge.fixtures.StatementProver;
import dev.forge.ledger.Actor;
import dev.forge.settlement.Settlement;
import dev.forge.settlement.SettlementState;
import dev.forge.settlement.SignedTransaction;
import dev.forge.solana.SigningKey;
import dev.forge.solana.program.VerifierProgram;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settling over rows in a database, with real proofs, real transactions, and a real Solana runtime that has its moods. */
class SolanaSettlementTest extends SettlingOnSolana {
  private static final int TO_EXPIRY = 151;

  private SettlingWorld world(String id, int chunks) {
    return new SettlingWorld(database.rows(), prover, site.settler()).proved(id, chunks);
  }

  private static Settlement first(SettlingWorld world, String id) {
    return world.settlements(id).getFirst();
  }

  private static String signature(Settlement row) {
    return row.transaction().map(SignedTransaction::signature).orElseThrow();
  }

  private static void assertNote(String expected, Settlement row) {
    assertTrue(row.note().orElse("").contains(expected), () -> row.state() + ": " + row.note());
  }

  private void assertSettledOnce(SettlingWorld world, String id) {
    assertEquals(BatchState.COMPLETED, world.batch(id).state(), () -> world.batch(id).errorMessage().toString());
    List<String> proofs = world.engine.batches().proofsOf(world.batch(id)).stream()
        .map(SolanaSettlementTest::instructionData).toList();
    assertEquals(proofs, site.verified());
  }

  private static String instructionData(ChunkProof proof) {
    return HexFormat.of().formatHex(proof.proofBytes()) + HexFormat.of().formatHex(proof.publicWitnessBytes());
  }

  @Test
  void chunksAreSettledInTheirOrderEachByOneTransaction() {
    SettlingWorld world = world("order", 4);
    peer.advanceWithEveryRequest(8);
    world.sweep(40);
    assertSettledOnce(world, "order");
    for (Settlement row : world.settlements("order")) {
      long units = row.computeUnits().orElseThrow();
      assertTrue(units > 100_000 && units < 165_000, () -> "compute units " + units);
    }
  }

  @Test
  void nothingIsSettledBeforeItIsFinalAndTheNextChunkWaits() {
    SettlingWorld world = world("final", 2);
    world.sweep(2);
    peer.advance(TO_FINAL - 1);
    world.sweep(1);
    assertEquals(List.of(SettlementState.SUBMITTED, SettlementState.PENDING),
        world.settlements("final").stream().map(Settlement::state).toList());
    assertNote("confirmed", first(world, "final"));
    peer.advance(1);
    world.sweep(1);
    assertEquals(List.of(SettlementState.SETTLED, SettlementState.SUBMITTED),
        world.settlements("final").stream().map(Settlement::state).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate-limit", "down", "garbage", "wrong-id", "wrong-type"})
  void theSecondEndpointServesWhereTheFirstFails(String kind) {
    SettlingWorld world = world(kind, 1);
    peer.fault(peer.a(), kind, 1000);
    peer.advanceWithEveryRequest(8);
    world.sweep(10);
    assertSettledOnce(world, kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate-limit", "hang", "garbage"})
  void whereNoEndpointServesTheBatchWaitsSaysWhyAndGoesOnByItself(String kind) {
    SettlingWorld world = world(kind, 1);
    peer.fault(peer.a(), kind, 4);
    peer.fault(peer.b(), kind, 4);
    world.sweep(1);
    assertEquals(BatchState.SETTLING, world.batch(kind).state());
    assertNote("settling goes on by itself", first(world, kind));
    peer.clearFaults();
    peer.advanceWithEveryRequest(8);
    world.sweep(10);
    assertSettledOnce(world, kind);
  }

  @Test
  void aTransactionWhoseAnswerIsLostIsNotSentAsAnother() {
    SettlingWorld world = world("lost answer", 1);
    peer.fault(peer.a(), "lands-then-hangs", "sendTransaction", 1);
    world.sweep(1);
    String signature = signature(first(world, "lost answer"));
    peer.advance(TO_FINAL);
    world.sweep(1);
    assertEquals(signature, signature(first(world, "lost answer")));
    assertSettledOnce(world, "lost answer");
  }

  @Test
  void aConfirmedTransactionThatVanishesOnAForkIsSentAgainByteForByte() {
    SettlingWorld world = world("fork", 1);
    world.sweep(1);
    peer.advance(2);
    world.sweep(1);
    assertNote("confirmed", first(world, "fork"));
    String signature = signature(first(world, "fork"));
    peer.fork(signature);
    assertEquals(List.of(), site.verified());
    world.sweep(1);
    peer.advance(TO_FINAL);
    world.sweep(1);
    assertEquals(signature, signature(first(world, "fork")));
    assertSettledOnce(world, "fork");
  }

  @Test
  void anExpiredTransactionIsSignedAnewOnlyWhenFinalBlocksHavePassedItsLast() {
    SettlingWorld world = world("expiry", 1);
    peer.fault(peer.a(), "swallow", "sendTransaction", 1);
    world.sweep(1);
    String signature = signature(first(world, "expiry"));
    peer.advance(TO_EXPIRY);
    world.sweep(2);
    assertEquals(signature, signature(first(world, "expiry")), "blocks have passed it, final ones have not");
    assertNote("blockhash", first(world, "expiry"));
    peer.advance(TO_FINAL);
    world.sweep(1);
    assertNotEquals(signature, signature(first(world, "expiry")));
    world.sweep(1);
    peer.advance(TO_FINAL);
    world.sweep(1);
    assertSettledOnce(world, "expiry");
  }

  @Test
  void anEndpointThatLagsIsNotBelievedThatATransactionNeverLanded() {
    SettlingWorld world = world("lag", 1);
    peer.fault(peer.a(), "lands-then-hangs", "sendTransaction", 1);
    world.sweep(1);
    String signature = signature(first(world, "lag"));
    peer.advance(1000);
    peer.fault(peer.b(), "down", 1000);
    peer.lag(peer.a(), 1100);
    world.sweep(3);
    assertEquals(signature, signature(first(world, "lag")));
    assertEquals(SettlementState.SUBMITTED, first(world, "lag").state());
    peer.lag(peer.a(), 0);
    world.sweep(1);
    assertSettledOnce(world, "lag");
  }

  @Test
  void oneThatHasSeenLessThanWasEverFinalIsPassedOver() {
    var cluster = SolanaSite.cluster(new dev.forge.solana.HttpRpcTransport(Duration.ofSeconds(5)), peer.a());
    SettlingWorld world = world("seen", 1);
    peer.fault(peer.a(), "swallow", "sendTransaction", 1);
    world.sweep(1);
    SignedTransaction sent = first(world, "seen").transaction().orElseThrow();
    peer.advance(2000);
    long seen = cluster.finalizedSlot();
    long height = sent.expiry().orElseThrow().lastValidHeight();
    peer.lag(peer.a(), 100);
    assertEquals(dev.forge.solana.SolanaCluster.Fate.OPEN, cluster.fate(sent.signature(), height, 0));
    var fresh = SolanaSite.cluster(new dev.forge.solana.HttpRpcTransport(Duration.ofSeconds(5)), peer.a());
    assertEquals(dev.forge.solana.SolanaCluster.Fate.OPEN, fresh.fate(sent.signature(), height, seen));
    assertEquals(dev.forge.solana.SolanaCluster.Fate.LOST,
        SolanaSite.cluster(new dev.forge.solana.HttpRpcTransport(Duration.ofSeconds(5)), peer.a())
            .fate(sent.signature(), height, seen - 100));
  }

  @Test
  void twoCoordinatorsAtOneExpiryLandOneTransaction() throws Exception {
    SettlingWorld one = world("two", 1);
    peer.fault(peer.a(), "swallow", "sendTransaction", 1);
    one.sweep(1);
    String old = signature(first(one, "two"));
    peer.advance(TO_EXPIRY + TO_FINAL);
    var meeting = new java.util.concurrent.CyclicBarrier(2);
    var racers = List.of(2, 3).stream().map(number -> new SettlingWorld(database.rows(), prover,
        new MeetingSettler(site.settler(), meeting), number)).toList();
    List<Thread> threads = racers.stream().map(racer -> Thread.ofVirtual().start(() -> racer.sweep(1))).toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, meeting.getNumberWaiting(), "both have signed before either wrote");
    assertNotEquals(old, signature(first(one, "two")));
    peer.advance(1);
    one.sweep(1);
    racers.getFirst().engine.settling().of(one.batch("two").id());
    peer.advance(TO_FINAL);
    one.sweep(1);
    assertSettledOnce(one, "two");
  }

  /** Two who sign wait for each other before either goes on. */
  private record MeetingSettler(SolanaSettler settler, java.util.concurrent.CyclicBarrier meeting)
      implements dev.forge.settlement.Settler {
    @Override
    public dev.forge.settlement.SigningOutcome sign(ChunkProof proof) {
      var outcome = settler.sign(proof);
      try {
        meeting.await(30, java.util.concurrent.TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException("the other coordinator did not sign", e);
      }
      return outcome;
    }

    @Override
    public dev.forge.settlement.SettlingOutcome send(SignedTransaction transaction) {
      return settler.send(transaction);
    }
  }

  @Test
  void aPayerWithoutMoneyIsToldSoAndSettlingGoesOnWhenItHasSome() {
    site = new SolanaSite(peer, prover, site.program(), SigningKey.generate());
    SettlingWorld world = world("poor", 1);
    world.sweep(2);
    assertEquals(BatchState.SETTLING, world.batch("poor").state());
    assertNote("send it SOL", first(world, "poor"));
    assertNote(site.payer().toString(), first(world, "poor"));
    peer.fund(site.payer().address(), 1);
    peer.advanceWithEveryRequest(8);
    world.sweep(10);
    assertSettledOnce(world, "poor");
  }

  @Test
  void theFirstRefusalStopsTheRestAndWhatIsSettledIsRemembered() {
    SettlingWorld world = world("refused", 3);
    world.sweep(1);
    peer.advance(TO_FINAL);
    peer.advance(1);
    byte[] other = VerifierProgram.of(StatementProver.withNewKey().verifyingKey()).elf();
    peer.addProgram(site.program(), other);
    world.sweep(1);
    assertEquals(BatchState.FAILED, world.batch("refused").state());
    String message = world.batch("refused").errorMessage().orElseThrow();
    assertTrue(message.contains("chunk 1") && message.contains("does not verify for these public inputs"), message);
    assertEquals(List.of(SettlementState.SETTLED, SettlementState.FAILED, SettlementState.PENDING),
        world.settlements("refused").stream().map(Settlement::state).toList());
    peer.addProgram(site.program(), VerifierProgram.of(prover.verifyingKey()).elf());
    assertTrue(world.engine.settling().resume(world.batch("refused").id(), new Actor("operator"), "right program now"));
    peer.advanceWithEveryRequest(8);
    world.sweep(30);
    assertSettledOnce(world, "refused");
  }

  @Test
  void whatTakesTooLongIsGivenUpAndResumedWithTheSameTransaction() {
    SettlingWorld world = world("slow", 1);
    peer.fault(peer.a(), "lands-then-hangs", "sendTransaction", 1);
    world.sweep(1);
    String signature = signature(first(world, "slow"));
    peer.fault(peer.a(), "down", 50);
    peer.fault(peer.b(), "down", 50);
    world.clock.pass(Duration.ofMinutes(61));
    world.sweep(1);
    assertEquals(BatchState.FAILED, world.batch("slow").state());
    peer.clearFaults();
    peer.advance(400);
    assertTrue(world.engine.settling().resume(world.batch("slow").id(), new Actor("operator"), "the network is back"));
    world.sweep(1);
    assertEquals(signature, signature(first(world, "slow")));
    assertSettledOnce(world, "slow");
  }

  @Test
  void anUnsafeKeyIsNeverUsedOnTheMainNetwork() {
    peer.network(peer.a(), "main");
    try {
      SettlingWorld world = world("main", 1);
      world.sweep(1);
      assertEquals(BatchState.FAILED, world.batch("main").state());
      assertTrue(world.batch("main").errorMessage().orElseThrow().contains("never on the main network"));
      assertEquals(List.of(), site.verified());
    } finally {
      peer.network(peer.a(), "test");
    }
  }

  @Test
  void anEndpointOfAnotherNetworkIsNotUsed() {
    peer.network(peer.b(), "main");
    try {
      SettlingWorld world = world("mixed", 1);
      world.sweep(1);
      peer.fault(peer.a(), "down", 100);
      world.sweep(1);
      assertNote("another network", first(world, "mixed"));
      assertEquals(Optional.empty(), first(world, "mixed").error());
    } finally {
      peer.network(peer.b(), "test");
    }
  }
}
