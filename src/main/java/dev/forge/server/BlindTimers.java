package dev.forge.server;

import dev.forge.api.blind.BlindParts;
import dev.forge.blind.coordinator.BlindCoordinator;
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
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Calls what time asks for of blind proofs, and erases a node's nonces at the end. */
@ApplicationScoped
public class BlindTimers {
  private static final Logger LOG = System.getLogger(BlindTimers.class.getName());
  private static final int PAUSE_SECONDS = 5;

  @Resource(lookup = "concurrent/waiting")
  private ManagedScheduledExecutorService threads;

  @Inject
  private BlindParts parts;

  private volatile Optional<Future<?>> timer = Optional.empty();

  /** After the schema is current. */
  void begin(@Observes @Priority(StartUp.PRIORITY + 1) Startup event) {
    if (parts.node().isPresent() || parts.coordinator().isPresent()) {
      timer = Optional.of(threads.scheduleWithFixedDelay(this::sweep, PAUSE_SECONDS, PAUSE_SECONDS,
          TimeUnit.SECONDS));
    }
  }

  /** Nothing begins any more. */
  void end(@Observes Shutdown event) {
    timer.ifPresent(running -> running.cancel(false));
    parts.node().ifPresent(desk -> desk.node().close());
  }

  private void sweep() {
    try {
      parts.node().ifPresent(desk -> desk.node().sweep());
      parts.coordinator().ifPresent(BlindCoordinator::sweep);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "sweeping blind sessions failed, and is tried again", e);
    }
  }
}
