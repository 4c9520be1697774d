package dev.forge.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the queue can be reached. */
@Readiness
@ApplicationScoped
public class MessagingCheck implements HealthCheck {
  @Resource(lookup = "jms/forge")
  private ConnectionFactory connections;

  @Resource(lookup = "jms/waitingChunks")
  private Queue waitingChunks;

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("messaging");
    try (JMSContext context = connections.createContext()) {
      context.createProducer();
      return response.up().withData("queue", waitingChunks.getQueueName()).build();
    } catch (JMSRuntimeException | jakarta.jms.JMSException e) {
      return response.down().withData("problem", e.getMessage()).build();
    }
  }
}
