package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.Role;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.ScheduledHeartbeat;
import dev.forge.engine.Policies;
import dev.forge.fleet.FleetDesk;
import dev.forge.fleet.FleetWorker;
import dev.forge.fleet.RemoteCoordinator;
import dev.forge.fleet.WaitingRoom;
import dev.forge.prover.Prover;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** This server's part in a fleet: the desk of a coordinator, or the worker that calls at one. */
@Readiness
@ApplicationScoped
public class FleetOfServer implements HealthCheck {
  /** A thread of its own renews leases, whatever the others do. */
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("forge-heartbeat").factory());

  @Inject
  private ForgeSettings settings;

  @Inject
  private Prover prover;

  private volatile Optional<FleetWorker> worker = Optional.empty();

  @Produces
  @Singleton
  WaitingRoom room() {
    return new WaitingRoom();
  }

  @Produces
  @Singleton
  FleetDesk desk(Coordinator coordinator, WorkerRegistry workers, Prover proofs, Policies policies, WaitingRoom room,
      InstantSource clock) {
    return new FleetDesk(coordinator, workers, proofs, policies.dispatch(), new FleetDesk.Place(room, clock));
  }

  /** After the settings are known to be right. */
  void begin(@Observes @Priority(StartUp.PRIORITY + 1) Startup event) {
    if (settings.role() == Role.WORKER && !settings.fleet().coordinators().isEmpty()) {
      WorkerId id = new WorkerId(settings.workerNumber());
      FleetWorker started = new FleetWorker(
          new FleetWorker.Terms(id, Optional.empty(), settings.prover().maxConcurrentProofs(), outbox(id)),
          new RemoteCoordinator(id, settings.fleet().coordinators(), settings.access().token(), InstantSource.system()),
          prover, new ScheduledHeartbeat(heartbeat));
      started.start();
      worker = Optional.of(started);
    }
  }

  /** Finishes what it has, or gives it back. */
  void end(@Observes Shutdown event) throws InterruptedException {
    if (worker.isPresent()) {
      worker.get().stop(settings.fleet().drain());
    }
    heartbeat.shutdownNow();
  }

  /** A worker that no coordinator takes is ready all the same: that is the coordinator's affair, and may change. */
  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("fleet").up()
        .withData("standing", worker.map(FleetWorker::standing).orElse("no coordinator is named"))
        .withData("undelivered", worker.map(FleetWorker::undelivered).orElse(0)).build();
  }

  private Path outbox(WorkerId id) {
    return settings.home().resolve("outbox").resolve("worker-" + id);
  }
}
