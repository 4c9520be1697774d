package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import dev.forge.fleet.push.HttpWorkerCalls;
import dev.forge.fleet.push.WorkerAwayException;
import dev.forge.fleet.push.WorkerCalls;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Calls of workers that are listed, each within a time, tried again after a pause that varies, and not too many at once. The
 * circuit breaker is for all workers together, so it opens only where nearly every call fails: the way to a single one is
 * closed by its health.
 */
@ApplicationScoped
public class GuardedWorkerCalls implements WorkerCalls {
  @Inject
  private ForgeSettings settings;

  private volatile HttpWorkerCalls http;

  @Override
  @Timeout(value = 8, unit = ChronoUnit.SECONDS)
  @Bulkhead(256)
  public WorkerAnswer get(URI address) {
    return calls().get(address);
  }

  /** The time for a proof ends a call before this time-out does. */
  @Override
  @Timeout(value = 25, unit = ChronoUnit.HOURS)
  @Retry(maxRetries = 2, delay = 400, jitter = 200, maxDuration = 25, durationUnit = ChronoUnit.HOURS,
      retryOn = WorkerAwayException.class)
  @CircuitBreaker(requestVolumeThreshold = 40, failureRatio = 0.95, delay = 2, delayUnit = ChronoUnit.SECONDS,
      failOn = WorkerAwayException.class)
  @Bulkhead(256)
  public WorkerAnswer post(URI address, JsonObject body) {
    return calls().post(address, body);
  }

  private synchronized HttpWorkerCalls calls() {
    if (http == null) {
      http = new HttpWorkerCalls(settings.coordinator().proofTimeout(), settings.fleet().workersToken());
    }
    return http;
  }

  @PreDestroy
  synchronized void close() {
    if (http != null) {
      http.close();
    }
  }
}
