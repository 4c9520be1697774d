package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.Role;
import dev.forge.dispatch.Chunks;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Warms a server up that proves, on a thread behind all others; health tells how far it is, and does not wait for it. */
@Readiness
@ApplicationScoped
public class WarmStart implements HealthCheck {
  private static final Logger LOG = System.getLogger(WarmStart.class.getName());

  @Inject
  private ForgeSettings settings;

  @Inject
  private ProverOfServer prover;

  @Inject
  private Chunks chunks;

  private volatile Optional<Thread> thread = Optional.empty();
  private volatile List<String> warm = List.of();

  /** After all else is begun. */
  void begin(@Observes @Priority(StartUp.PRIORITY + 2) Startup event) {
    boolean proves = settings.role() == Role.ALL || settings.role() == Role.WORKER;
    if (proves && settings.prover().warmUp()) {
      prover.warmUp(settings, chunks).ifPresent(warmUp -> thread = Optional.of(Thread.ofPlatform().daemon()
          .name("forge-warm-up").priority(Thread.MIN_PRIORITY).start(() -> run(warmUp))));
    }
  }

  /** It ends with the server. */
  void end(@Observes Shutdown event) {
    thread.ifPresent(Thread::interrupt);
  }

  @Override
  public HealthCheckResponse call() {
    boolean goesOn = thread.filter(Thread::isAlive).isPresent();
    return HealthCheckResponse.named("circuits").up().withData("warm", String.join(",", warm))
        .withData("warming", goesOn).build();
  }

  private void run(WarmUp warmUp) {
    try {
      warm = warmUp.run().stream().map(Object::toString).toList();
    } catch (RuntimeException e) { // the first job is slower, and tells what is wrong
      LOG.log(Level.WARNING, "warming up ended early", e);
    }
  }
}
