package dev.forge.server;

import dev.forge.fleet.push.WorkerAwayException;
import dev.forge.fleet.push.WorkerCalls;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Calls that did not reach a worker because of what guards them: that is not the worker's fault either. */
record ReachedWorkers(WorkerCalls guarded) implements WorkerCalls {
  @Override
  public WorkerAnswer get(URI address) {
    return reach(address, () -> guarded.get(address));
  }

  @Override
  public WorkerAnswer post(URI address, JsonObject body) {
    return reach(address, () -> guarded.post(address, body));
  }

  private static WorkerAnswer reach(URI address, Supplier<WorkerAnswer> call) {
    try {
      return call.get();
    } catch (FaultToleranceException e) {
      throw new WorkerAwayException("worker at " + address + " was not called: " + e, e);
    }
  }
}
