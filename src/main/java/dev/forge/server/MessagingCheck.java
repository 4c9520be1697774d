package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the queue can be reached, where it is this server's own. */
@Readiness
@ApplicationScoped
public class MessagingCheck implements HealthCheck {
  @Resource(lookup = "jms/forge")
  private ConnectionFactory connections;

  @Resource(lookup = "jms/waitingChunks")
  private Destination waitingChunks;

  @Inject
  private ForgeSettings settings;

  /** Where the queue is elsewhere, a server is ready without it: a lost bell delays work and loses none. */
  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("messaging");
    try (JMSContext context = connections.createContext()) {
      context.createProducer();
      return response.up().withData("queue", waitingChunks.toString()).build();
    } catch (JMSRuntimeException e) {
      return response.status(settings.fleet().brokered()).withData("problem", e.getMessage()).build();
    }
  }
}
