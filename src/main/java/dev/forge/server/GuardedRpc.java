package dev.forge.server;

import dev.forge.solana.HttpRpcTransport;
import dev.forge.solana.RateLimitedException;
import dev.forge.solana.RpcException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Calls of Solana's nodes, each within a time, tried again after a pause, and not too many at once. A node that asks for fewer
 * requests is not asked again here, and what breaks the circuit to a node is {@link dev.forge.solana.RestingTransport}: a
 * circuit breaker of this method would be one for all nodes.
 */
@ApplicationScoped
public class GuardedRpc {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpRpcTransport http = new HttpRpcTransport(PATIENCE);

  /** The body of a node's answer. */
  @Retry(maxRetries = 2, delay = 400, jitter = 200, maxDuration = 25, durationUnit = ChronoUnit.SECONDS,
      retryOn = RpcException.class, abortOn = RateLimitedException.class)
  @Timeout(value = 12, unit = ChronoUnit.SECONDS)
  @Bulkhead(16)
  public String post(URI endpoint, String body) {
    return http.post(endpoint, body);
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
