package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.Role;
import dev.forge.engine.Engine;
import dev.forge.worker.WorkerId;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Calls again and again what time asks for; each call survives the failure of the one before. */
@ApplicationScoped
public class Timers {
  private static final Logger LOG = System.getLogger(Timers.class.getName());

  @Resource(lookup = "concurrent/waiting")
  private ManagedScheduledExecutorService threads;

  @Inject
  private Engine engine;

  @Inject
  private JmsBell bell;

  @Inject
  private ForgeSettings settings;

  @Inject
  private MetricRegistry metrics;

  private final List<Future<?>> running = new CopyOnWriteArrayList<>();

  /** After the schema is current. */
  void begin(@Observes @Priority(StartUp.PRIORITY + 1) Startup event) {
    if (settings.role() == Role.NODE) { // it has no batches; its own sessions are swept elsewhere
      return;
    }
    if (settings.role() == Role.ALL) {
      announce();
      every(Duration.ofSeconds(5), "announcing the worker", this::announce);
    }
    every(Duration.ofSeconds(1), "sweeping leases, bells and workers", this::sweep);
    every(Duration.ofSeconds(1), "preparing what was left", bell::batchesMayWait);
    every(Duration.ofSeconds(1), "settling", engine.sweeping().settling()::sweep);
    every(Duration.ofMinutes(1), "deleting what is past its time", engine.sweeping()::rarely);
    every(Duration.ofMinutes(1), "forgetting old bells", bell::forgetOld);
  }

  /** Nothing begins any more. */
  void end(@Observes Shutdown event) {
    running.forEach(timer -> timer.cancel(false));
  }

  private void sweep() {
    metrics.counter("forge_expired_leases").inc(engine.sweeping().dispatch().expireLeases());
    engine.sweeping().dispatch().ringAgain();
    engine.sweeping().workers().sweep();
  }

  private void announce() {
    engine.workers().announce(new WorkerId(settings.workerNumber()), Optional.empty(),
        settings.prover().maxConcurrentProofs());
  }

  private void every(Duration pause, String what, Runnable action) {
    running.add(threads.scheduleWithFixedDelay(() -> survive(what, action), pause.toMillis(), pause.toMillis(),
        TimeUnit.MILLISECONDS));
  }

  private static void survive(String what, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, what + " failed, and is tried again", e);
    }
  }
}
