package dev.forge.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a worker in a process of its own finds coordinators.
 *
 * @param coordinators addresses of coordinators that share a database; none where the worker waits to be called
 * @param drain how long it finishes what it has when it is stopped; what is not finished then is given back
 */
public record FleetSettings(List<URI> coordinators, Duration drain) {
  static FleetSettings of(Settings settings) {
    return new FleetSettings(settings.addresses("COORDINATOR"),
        Duration.ofMillis(settings.integer("DRAIN_MS", 15_000, 0, 600_000)));
  }
}
