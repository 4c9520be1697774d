package dev.forge.server;

import dev.forge.api.ApiSettings;
import dev.forge.api.operator.StatsDesk;
import dev.forge.api.ownership.OwnershipDesk;
import dev.forge.api.worker.WorkerDesk;
import dev.forge.batch.lifecycle.BatchQueries;
import dev.forge.batch.lifecycle.InstalledCircuits;
import dev.forge.batch.lifecycle.SwarmSubmission;
import dev.forge.batch.vault.InstanceKey;
import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.Role;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkWork;
import dev.forge.dispatch.Chunks;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.ProofCheck;
import dev.forge.engine.Engine;
import dev.forge.engine.Policies;
import dev.forge.engine.Rows;
import dev.forge.engine.Surroundings;
import dev.forge.fleet.WaitingRoom;
import dev.forge.job.Cancellation;
import dev.forge.job.Events;
import dev.forge.job.JobQueries;
import dev.forge.job.Operations;
import dev.forge.job.Submission;
import dev.forge.ledger.Randomness;
import dev.forge.prover.Prover;
import dev.forge.settlement.Settler;
import dev.forge.settlement.Settling;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The coordinator over this server's database, queue and threads, part by part for those who need one. */
@ApplicationScoped
public class EngineOfServer {
  private static final Logger LOG = System.getLogger(EngineOfServer.class.getName());
  private static final int PREPARERS = 2;
  private static final int MOST_BELLS = 64;
  private static final Duration LOST_AFTER = Duration.ofMinutes(2);
  /** Of a queue that others hear too, which do not say so here. */
  private static final Duration LOST_AFTER_BY_BROKER = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT_TICK = Duration.ofMillis(250);

  @Resource(lookup = "jms/forge")
  private ConnectionFactory connections;

  @Resource(lookup = "jms/waitingChunks")
  private Destination waitingChunks;

  @Resource(lookup = "concurrent/preparing")
  private ManagedExecutorService preparing;

  @Resource(lookup = "concurrent/waiting")
  private ManagedScheduledExecutorService waiting;

  @Inject
  private Instance<Engine> engine;

  @Inject
  private Instance<Rows> rows;

  @Produces
  @Singleton
  Traces traces(OpenTelemetry telemetry) {
    return new Traces(telemetry);
  }

  @Produces
  @Singleton
  JmsBell bell(InstantSource clock, ForgeSettings settings, Traces traces) {
    Preparers preparers = new Preparers(preparing, PREPARERS, batch -> traces.carried(() -> prepare(batch, traces)),
        most -> rows.get().batches().toPrepare(clock.instant(), most), () -> engine.get().submission().isBusy());
    return new JmsBell(connections, waitingChunks, clock,
        new JmsBell.Hearing(preparers::ring, preparers::look,
            settings.role() == Role.ALL ? MOST_BELLS : Integer.MAX_VALUE,
            settings.fleet().brokered() ? LOST_AFTER_BY_BROKER : LOST_AFTER),
        traces);
  }

  @Produces
  @Singleton
  ServerBell serverBell(JmsBell queue, WaitingRoom room, ForgeSettings settings) {
    return new ServerBell(queue, room, settings.role() == Role.ALL || settings.fleet().brokered());
  }

  @Produces
  @Singleton
  Engine engine(Rows rows, Prover prover, ProofCheck check, ServerBell bell, Policies policies, ForgeSettings settings,
      Settler settler, InstantSource clock) {
    Randomness randomness = Randomness.secure();
    Path key = settings.home().resolve("secrets").resolve("instance.key");
    return Engine.over(rows, new Surroundings(prover, check, bell, settler, InstanceKey.ofFile(key, randomness), clock,
        randomness), policies);
  }

  @Produces
  @Singleton
  Coordinator coordinator(Engine engine, MetricRegistry metrics, Traces traces, InstantSource clock) {
    return new ObservedCoordinator(engine.coordinator(), metrics, traces, clock);
  }

  @Produces
  @Singleton
  SharedHeartbeat heartbeat() {
    return new SharedHeartbeat(waiting, HEARTBEAT_TICK);
  }

  @Produces
  @Singleton
  ChunkWork work(Coordinator coordinator, ForgeSettings settings, Prover prover, Policies policies,
      SharedHeartbeat heartbeat) {
    return new ChunkWork(new WorkerId(settings.workerNumber()), coordinator, prover, heartbeat,
        policies.dispatch().heartbeat());
  }

  @Produces
  @Singleton
  Submission submission(Engine engine) {
    return engine.submission();
  }

  @Produces
  @Singleton
  Cancellation cancellation(Engine engine) {
    return engine.cancellation();
  }

  @Produces
  @Singleton
  JobQueries jobs(Engine engine) {
    return engine.jobs();
  }

  @Produces
  @Singleton
  Events events(Engine engine) {
    return engine.events();
  }

  @Produces
  @Singleton
  SwarmSubmission swarm(Engine engine) {
    return engine.swarm();
  }

  @Produces
  @Singleton
  BatchQueries batches(Engine engine) {
    return engine.batches();
  }

  @Produces
  @Singleton
  Settling settling(Engine engine) {
    return engine.settling();
  }

  @Produces
  @Singleton
  Operations operations(Engine engine) {
    return engine.operations();
  }

  @Produces
  @Singleton
  StatsDesk stats(Engine engine, Chunks chunks, InstantSource clock) {
    return new StatsDesk(engine.jobs(), engine.batches(), chunks, engine.workers(), engine.sweeping().auditor(), clock);
  }

  @Produces
  @Singleton
  Chunks chunks(Rows rows) {
    return rows.chunks().chunks();
  }

  @Produces
  @Singleton
  WorkerRegistry workers(Engine engine) {
    return engine.workers();
  }

  @Produces
  @Singleton
  OwnershipDesk ownership(Prover prover, ForgeSettings forge, ApiSettings settings, InstantSource clock) {
    Prover ofOwnership = forge.prover().mock() ? OwnershipDesk.mock(forge.prover().mockDelay()) : prover;
    return new OwnershipDesk(ofOwnership, settings, clock);
  }

  @Produces
  @Singleton
  WorkerDesk desk(Prover prover, InstalledCircuits circuits, ApiSettings settings, InstantSource clock) {
    return new WorkerDesk(prover, circuits, settings, clock, Randomness.secure());
  }

  private void prepare(BatchId batch, Traces traces) {
    try {
      traces.within("prepare", Map.of("batch", batch.toString()), () -> engine.get().preparation().prepare(batch));
    } catch (RuntimeException e) { // its row still waits, and the sweeper comes by
      LOG.log(Level.ERROR, "preparing batch " + batch + " failed", e);
    }
  }
}
