package dev.forge.fleet;

import dev.forge.worker.WorkerId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How a worker introduces itself.
 *
 * @param protocol the version it speaks
 * @param url where it listens, where it does
 * @param capacity how many chunks it proves at once, at least 1
 * @param circuits the circuits it has keys of, each with the hash of its verifying key
 */
public record Registration(WorkerId worker, int protocol, Optional<URI> url, int capacity,
    Map<String, String> circuits) {
  /** The version of this program. */
  public static final int PROTOCOL = 1;

  /** Copies the map. */
  public Registration {
    circuits = Map.copyOf(circuits);
  }
}
