package dev.forge.bench.fleet;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How the processes of a fleet are to run.
 *
 * @param project where {@code liberty} and {@code target} are
 * @param runtime where Liberty is
 * @param keys the folder of proving keys
 * @param heap the largest heap of a worker, as {@code -Xmx} writes it
 * @param variables what all processes are started with
 */
public record FleetSettings(Path project, Path runtime, Path keys, String heap, Map<String, String> variables) {
  /** Copies the variables, and drops those that would lead the processes elsewhere. */
  public FleetSettings {
    Map<String, String> own = new HashMap<>(variables);
    own.keySet().removeAll(Set.of("HOST", "PORT", "HTTPS_PORT", "DATABASE_URL", "BROKER_URL", "COORDINATOR", "WORKERS",
        "FORGE_INSTANCE", "WORKER_ID", "MAX_CONCURRENT_JOBS", "API_TOKEN", "API_READ_TOKEN"));
    variables = Map.copyOf(own);
  }

  /** The same with another value of a variable. */
  public FleetSettings with(String name, String value) {
    Map<String, String> other = new HashMap<>(variables);
    other.put(name, value);
    return new FleetSettings(project, runtime, keys, heap, other);
  }

  /** The same with another largest heap of workers. */
  public FleetSettings withHeap(String other) {
    return new FleetSettings(project, runtime, keys, other, variables);
  }
}
