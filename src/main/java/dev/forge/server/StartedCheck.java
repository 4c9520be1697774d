package dev.forge.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started: the schema is current. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {
  @Inject
  private StartUp startUp;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("schema").status(startUp.schemaVersion().isPresent())
        .withData("version", startUp.schemaVersion().orElse("none")).build();
  }
}
