package dev.forge.server;

import dev.forge.auditor.Finding;
import dev.forge.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * What the auditor found. Broken rows are a matter for an operator, and no reason to turn work away: the check is always up
 * and says in its data how many there are.
 */
@Readiness
@ApplicationScoped
public class AuditorCheck implements HealthCheck {
  @Inject
  private Engine engine;

  @Override
  public HealthCheckResponse call() {
    List<Finding> findings = engine.sweeping().auditor().findings();
    var response = HealthCheckResponse.named("auditor").up().withData("findings", findings.size())
        .withData("repaired", engine.sweeping().auditor().repaired());
    findings.stream().findFirst().ifPresent(first -> response.withData("first", first.toString()));
    return response.build();
  }
}
