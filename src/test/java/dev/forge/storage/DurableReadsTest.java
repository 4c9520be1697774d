package dev.forge.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.engine.Policies;
import dev.forge.engine.Rows;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.job.JobId;
import dev.forge.job.ProofJobState;
import dev.forge.launch.ForgeHome;
import dev.forge.ledger.Actor;
import dev.forge.storage.jpa.JpaUnits;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told is on disk, and stays within reach. */
class DurableReadsTest {
  /** Transactions that are committed long before they say so. */
  private static final class Slow implements JpaUnits.Transactions {
    private final JpaUnits.Transactions real;
    private final CountDownLatch committed = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private volatile boolean slow;

    Slow(JpaUnits.Transactions real) {
      this.real = real;
    }

    @Override
    public <T> T inNew(Function<EntityManager, T> work) {
      T result = real.inNew(work);
      if (slow) {
        slow = false;
        committed.countDown();
        awaitAnswer();
      }
      return result;
    }

    private void awaitAnswer() {
      try {
        assertTrue(mayAnswer.await(60, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public <T> T outside(Function<EntityManager, T> work) {
      return real.outside(work);
    }
  }

  @Test
  void whatIsCommittedButNotYetOnDiskIsToldToNobody() throws Exception {
    try (JpaDatabase database = new JpaDatabase()) {
      Slow[] slow = {null};
      EngineWorld world = EngineWorld.mocked(database.rows(real -> slow[0] = new Slow(real)), Policies.DEFAULT);
      JobId job = world.submit("batch-1t.json");
      slow[0].slow = true;
      var cancelling = CompletableFuture.runAsync(() -> world.engine.cancellation().cancel(job, Actor.API));
      assertTrue(slow[0].committed.await(60, TimeUnit.SECONDS));
      assertEquals(ProofJobState.CANCELLED, database.rows().jobs().find(job).orElseThrow().state());
      var asking = CompletableFuture.supplyAsync(() -> world.job(job).state());
      var refusing = CompletableFuture.supplyAsync(() -> world.engine.cancellation().cancel(job, Actor.API));
      assertFalse(asking.isDone() || refusing.isDone());
      slow[0].mayAnswer.countDown();
      assertEquals(ProofJobState.CANCELLED, asking.get(60, TimeUnit.SECONDS));
      refusing.get(60, TimeUnit.SECONDS);
      cancelling.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void anInterruptedThreadDoesNotCloseTheDatabaseForTheOthers(@TempDir Path home) throws Exception {
    ForgeHome folder = new ForgeHome(home);
    Files.createDirectories(folder.database().getParent());
    Random random = new Random(1);
    try (JpaDatabase database = new JpaDatabase(folder.databaseUrl())) {
      Rows rows = database.rows();
      EngineWorld world = EngineWorld.mocked(rows, Policies.DEFAULT);
      for (int i = 0; i < 60; i++) {
        String id = "interrupted-" + i;
        Thread submitting = new Thread(() -> world.engine.swarm().submit(EngineWorld.swarmWithoutWitness(id, 70)));
        submitting.setUncaughtExceptionHandler((_, _) -> { /* whoever is interrupted may fail */ });
        submitting.start();
        LockSupport.parkNanos(random.nextInt(5_000_000));
        submitting.interrupt();
        submitting.join();
        world.announce();
      }
      assertEquals(60 - missing(database), rows.batches().live());
    }
  }

  private static long missing(JpaDatabase database) throws SQLException {
    try (var rows = database.connect(); var statement = rows.createStatement();
        var found = statement.executeQuery("select 60 - count(*) from batch")) {
      found.next();
      return found.getLong(1);
    }
  }
}
