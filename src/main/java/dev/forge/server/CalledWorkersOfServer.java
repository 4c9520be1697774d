package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.ListedWorker;
import dev.forge.configuration.Role;
import dev.forge.dispatch.Chunks;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.ProofCheck;
import dev.forge.engine.Policies;
import dev.forge.fleet.WaitingRoom;
import dev.forge.fleet.push.CalledWorker;
import dev.forge.fleet.push.CalledWorkersCheck;
import dev.forge.fleet.push.WorkerAddress;
import dev.forge.prover.Prover;
import dev.forge.worker.WorkerRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The workers that this coordinator calls. */
@ApplicationScoped
public class CalledWorkersOfServer {
  @Inject
  private ForgeSettings settings;

  @Inject
  private Coordinator coordinator;

  @Inject
  private Chunks chunks;

  @Inject
  private WorkerRegistry workers;

  @Inject
  private Prover prover;

  @Inject
  private GuardedWorkerCalls calls;

  @Inject
  private SharedHeartbeat heartbeat;

  @Inject
  private Policies policies;

  @Inject
  private WaitingRoom room;

  @Inject
  private InstantSource clock;

  private final List<CalledWorker> called = new CopyOnWriteArrayList<>();

  /** Judges proofs, those of the workers that are called too. */
  @Produces
  @Singleton
  static ProofCheck check(Prover prover, ForgeSettings settings) {
    return new CalledWorkersCheck(prover, addresses(settings));
  }

  /** After the schema is current. */
  void begin(@Observes @Priority(StartUp.PRIORITY + 1) Startup event) {
    if (settings.role() == Role.ALL || settings.role() == Role.COORDINATOR) {
      var place = new CalledWorker.Place(coordinator, chunks, workers, prover, new ReachedWorkers(calls), heartbeat,
          policies.dispatch().heartbeat(), room, clock);
      addresses(settings).forEach(address -> called.add(new CalledWorker(address, place)));
      called.forEach(CalledWorker::start);
    }
  }

  /** What is under way is given back. */
  void end(@Observes Shutdown event) {
    called.forEach(CalledWorker::stop);
  }

  private static List<WorkerAddress> addresses(ForgeSettings settings) {
    return settings.workers().stream().map(CalledWorkersOfServer::address).toList();
  }

  private static WorkerAddress address(ListedWorker listed) {
    return new WorkerAddress(listed.url(), listed.verifyingKey().map(CalledWorkersOfServer::read));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the key of a worker that WORKERS lists: " + file, e);
    }
  }
}
