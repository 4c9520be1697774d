package dev.forge.storage;

import static dev.forge.fixtures.EngineWorld.ONE;
import static dev.forge.fixtures.EngineWorld.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.ClaimOutcome.Claimed;
import dev.forge.dispatch.LeaseToken;
import dev.forge.engine.Policies;
import dev.forge.engine.Rows;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.EngineWorld;
import dev.forge.job.JobId;
import dev.forge.job.ProofJob;
import dev.forge.job.ProofJobState;
import dev.forge.job.SubmissionOutcome.Submitted;
import dev.forge.ledger.DuplicateKeyException;
import dev.forge.ledger.LostUpdateException;
import dev.forge.settlement.Settlement;
import dev.forge.settlement.SettlementState;
import dev.forge.settlement.SignedTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What rows promise, whatever keeps them. */
abstract class RowsContract {
  private static final LeaseToken TOKEN = new LeaseToken("0123456789abcdef0123456789abcdef");

  /** Empty rows. */
  abstract Rows rows();

  private EngineWorld world() {
    return EngineWorld.mocked(rows(), Policies.DEFAULT);
  }

  @Test
  void aUnitThatThrowsChangesNothing() {
    EngineWorld world = world();
    JobId id = world.submit("batch-1t.json");
    assertThrows(IllegalStateException.class, () -> world.rows.units().run(() -> {
      ProofJob job = world.job(id);
      job.startPreparing(world.clock.instant());
      world.rows.jobs().update(job, ProofJobState.PENDING);
      throw new IllegalStateException("in between");
    }));
    assertEquals(ProofJobState.PENDING, world.job(id).state());
  }

  @Test
  void whatIsDoneAfterCommitIsDoneOnceAndOnlyAfterACommit() {
    Rows rows = rows();
    AtomicInteger done = new AtomicInteger();
    rows.units().run(() -> {
      rows.units().afterCommit(done::incrementAndGet);
      rows.units().run(() -> rows.units().afterCommit(done::incrementAndGet));
      assertEquals(0, done.get());
    });
    assertEquals(2, done.get());
    assertThrows(IllegalStateException.class, () -> rows.units().run(() -> {
      rows.units().afterCommit(done::incrementAndGet);
      throw new IllegalStateException();
    }));
    assertEquals(2, done.get());
    rows.units().afterCommit(done::incrementAndGet);
    assertEquals(3, done.get());
  }

  @Test
  void whatIsReadIsACopy() {
    EngineWorld world = world();
    JobId id = world.submit("batch-1t.json");
    world.rows.units().run(() -> world.job(id).startPreparing(world.clock.instant()));
    assertEquals(ProofJobState.PENDING, world.job(id).state());
  }

  @Test
  void anUpdateThatExpectsAnotherStateOrLeaseChangesNothing() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    ChunkId id = world.rungChunks.getFirst();
    Chunk chunk = world.rows.chunks().chunks().find(id).orElseThrow();
    chunk.lease(ONE, TOKEN, world.clock.instant().plusSeconds(1), world.clock.instant().plusSeconds(9));
    assertFalse(world.rows.chunks().chunks().update(chunk, ChunkState.LEASED, Optional.empty()));
    assertFalse(world.rows.chunks().chunks().update(chunk, ChunkState.PENDING, Optional.of(TOKEN)));
    assertTrue(world.rows.chunks().chunks().update(chunk, ChunkState.PENDING, Optional.empty()));
    assertFalse(world.rows.chunks().chunks().update(chunk, ChunkState.LEASED, Optional.of(TOKEN)),
        "its version is old");
    assertEquals(Optional.of(TOKEN), world.rows.chunks().chunks().find(id).orElseThrow().leaseToken());
  }

  @Test
  void anUpdateOfWhatWasChangedInBetweenIsLost() {
    EngineWorld world = world();
    JobId id = world.submit("batch-1t.json");
    ProofJob mine = world.job(id);
    ProofJob theirs = world.job(id);
    theirs.note("they were here", world.clock.instant());
    world.rows.units().run(() -> world.rows.jobs().update(theirs, ProofJobState.PENDING));
    mine.note("so was I", world.clock.instant());
    assertThrows(LostUpdateException.class,
        () -> world.rows.units().run(() -> world.rows.jobs().update(mine, ProofJobState.PENDING)));
  }

  @Test
  void aContentIsTakenByOneJob() {
    EngineWorld world = world();
    ProofJob first = world.job(world.submit("batch-1t.json"));
    JobId other = new JobId("pj_" + "1".repeat(32));
    ProofJob second = new ProofJob(other, new BatchId(new UUID(1, 1)), first.batchNumber(),
        first.contentDigest().orElseThrow(), world.clock.instant());
    assertThrows(DuplicateKeyException.class, () -> world.rows.units().run(() -> world.rows.jobs().insert(second)));
    assertTrue(world.engine.jobs().status(other).isEmpty());
  }

  @Test
  void chunksWaitInTheOrderInWhichTheyBecameAvailable() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    world.clock.pass(Duration.ofSeconds(1));
    world.prepared("batch-2t1w1s.json");
    assertEquals(world.rungChunks, world.rows.chunks().chunks().waiting(world.clock.instant(), 10));
    assertEquals(world.rungChunks.subList(0, 1), world.rows.chunks().chunks().waiting(world.clock.instant(), 1));
    assertEquals(world.rungChunks.subList(0, 1),
        world.rows.chunks().chunks().waiting(world.clock.instant().minusSeconds(1), 10));
    assertEquals(2, world.rows.chunks().chunks().count(ChunkState.PENDING));
    assertEquals(Optional.of(world.clock.instant().minusSeconds(1)), world.rows.chunks().chunks().oldestWaiting());
  }

  @Test
  void jobsComeInPagesNewestFirst() {
    EngineWorld world = world();
    List<JobId> submitted = new ArrayList<>();
    for (String file : List.of("batch-1t.json", "batch-2t1w1s.json", "batch-new-receiver.json")) {
      submitted.add(world.submit(file));
      world.clock.pass(Duration.ofSeconds(1));
    }
    List<JobId> first = ids(world.engine.jobs().page(Optional.empty(), Optional.empty(), 2));
    assertEquals(List.of(submitted.get(2), submitted.get(1)), first);
    assertEquals(List.of(submitted.get(0)),
        ids(world.engine.jobs().page(Optional.empty(), Optional.of(first.get(1)), 2)));
    assertEquals(3, world.engine.jobs().page(Optional.of(ProofJobState.PENDING), Optional.empty(), 9).size());
    assertEquals(0, world.engine.jobs().page(Optional.of(ProofJobState.FAILED), Optional.empty(), 9).size());
    assertEquals(3, world.engine.jobs().health().activeJobs());
  }

  @Test
  void twoSubmissionsOfTheSameBatchAtOnceAreOneJob() throws Exception {
    EngineWorld world = world();
    for (String file : List.of("batch-1t.json", "batch-2t1w1s.json", "batch-new-receiver.json")) {
      var request = Batches.request(file);
      List<JobId> jobs = atOnce(4, () -> ((Submitted) world.engine.submission().submit(request)).job());
      assertEquals(1, Set.copyOf(jobs).size(), file);
    }
    assertEquals(3, world.engine.jobs().page(Optional.empty(), Optional.empty(), 9).size());
  }

  @Test
  void workersAtOnceGetEachChunkOnce() throws Exception {
    EngineWorld world = world();
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("many", 400));
    world.engine.preparation().prepareWaiting();
    ConcurrentLinkedQueue<ChunkId> claimed = new ConcurrentLinkedQueue<>();
    AtomicInteger number = new AtomicInteger();
    atOnce(4, () -> {
      var worker = number.incrementAndGet() % 2 == 0 ? ONE : TWO;
      for (ChunkId chunk : world.rungChunks) {
        if (world.engine.coordinator().claim(worker, chunk) instanceof Claimed claim) {
          claimed.add(chunk);
          world.deliver(world.proof(worker, claim.claim()));
        }
      }
      return true;
    });
    assertEquals(50, claimed.size());
    assertEquals(50, new HashSet<>(claimed).size());
    var batch = world.engine.batches().find("many").orElseThrow();
    assertEquals(50, batch.chunksProved());
    assertEquals(50, world.engine.batches().proofsOf(batch).size());
  }

  @Test
  void theSameProofDeliveredByManyAtOnceIsAcceptedOnce() throws Exception {
    EngineWorld world = world();
    JobId job = world.prepared("batch-1t.json");
    var delivery = world.proof(ONE, world.claim(ONE));
    List<String> outcomes = atOnce(4, () -> world.deliver(delivery).getClass().getSimpleName());
    assertEquals(1, outcomes.stream().filter("Accepted"::equals).count(), outcomes::toString);
    assertEquals(3, outcomes.stream().filter("AlreadyProved"::equals).count(), outcomes::toString);
    assertEquals(4, world.engine.events().after(job, 0).size());
  }

  @Test
  void anotherTransactionTakesThePlaceOfTheOneItNamesAndOfNoOther() {
    Rows rows = rows();
    Settlement row = submitted(rows, "first");
    row.replace(transaction("second"), Instant.EPOCH);
    assertFalse(replaced(rows, row, "another"));
    assertEquals("first", signature(rows, row), "nothing is written where the old one is another");
    assertTrue(replaced(rows, row, "first"));
    assertEquals("second", signature(rows, row));
    assertEquals(Optional.of(new SignedTransaction.Expiry(150, 7)),
        rows.settlements().find(row.chunk()).orElseThrow().transaction().orElseThrow().expiry());
    assertFalse(replaced(rows, row, "first"), "it is not there any more");
    assertFalse(replaced(rows, row, "second"), "its version is old");
  }

  @Test
  void aTransactionOfWhatIsSettledIsNotReplaced() {
    Rows rows = rows();
    Settlement row = submitted(rows, "first");
    Settlement late = rows.settlements().find(row.chunk()).orElseThrow();
    row.settle(Optional.of(5L), Instant.EPOCH);
    rows.units().run(() -> assertTrue(rows.settlements().update(row, SettlementState.SUBMITTED)));
    late.replace(transaction("second"), Instant.EPOCH);
    assertFalse(replaced(rows, late, "first"));
    Settlement kept = rows.settlements().find(row.chunk()).orElseThrow();
    assertEquals(SettlementState.SETTLED, kept.state());
    assertEquals("first", signature(rows, row));
  }

  @Test
  void ofManyWhoReplaceOneTransactionAtOnceOneDoesAndAllReadWhatItKept() throws Exception {
    Rows rows = rows();
    Settlement row = submitted(rows, "first");
    AtomicInteger number = new AtomicInteger();
    List<String> winners = atOnce(4, () -> {
      String mine = "another-" + number.incrementAndGet();
      Settlement read = rows.settlements().find(row.chunk()).orElseThrow();
      if (read.transaction().orElseThrow().signature().equals("first")) {
        read.replace(transaction(mine), Instant.EPOCH);
        return replaced(rows, read, "first") ? mine : "";
      }
      return "";
    }).stream().filter(winner -> !winner.isEmpty()).toList();
    assertEquals(1, winners.size(), winners::toString);
    assertEquals(winners.getFirst(), signature(rows, row));
  }

  /** A row whose transaction may have been sent. */
  private static Settlement submitted(Rows rows, String signature) {
    EngineWorld world = EngineWorld.mocked(rows, Policies.DEFAULT);
    world.prepared("batch-1t.json");
    var claim = world.claim(ONE);
    var delivery = world.proof(ONE, claim);
    Chunk chunk = rows.chunks().chunks().find(claim.chunk()).orElseThrow();
    Settlement row = new Settlement(new ChunkProof(chunk, delivery, true, Instant.EPOCH), Instant.EPOCH);
    rows.units().run(() -> rows.settlements().insert(row));
    Settlement kept = rows.settlements().find(row.chunk()).orElseThrow();
    kept.submit(transaction(signature), Instant.EPOCH);
    rows.units().run(() -> assertTrue(rows.settlements().update(kept, SettlementState.PENDING)));
    return rows.settlements().find(row.chunk()).orElseThrow();
  }

  private static SignedTransaction transaction(String signature) {
    return new SignedTransaction(signature.getBytes(StandardCharsets.US_ASCII), signature,
        Optional.of(new SignedTransaction.Expiry(150, 7)));
  }

  private static boolean replaced(Rows rows, Settlement row, String oldSignature) {
    return rows.units().call(() -> rows.settlements().replace(row, oldSignature));
  }

  private static String signature(Rows rows, Settlement row) {
    SignedTransaction kept = rows.settlements().find(row.chunk()).orElseThrow().transaction().orElseThrow();
    assertEquals(kept.signature(), new String(kept.bytes(), StandardCharsets.US_ASCII), "bytes and signature are one");
    return kept.signature();
  }

  private static <T> List<T> atOnce(int threads, Callable<T> action) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(() -> {
          start.await();
          return action.call();
        }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static List<JobId> ids(List<ProofJob> jobs) {
    return jobs.stream().map(ProofJob::id).toList();
  }
}
