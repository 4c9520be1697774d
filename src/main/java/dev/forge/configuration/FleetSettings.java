package dev.forge.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a worker in a process of its own finds coordinators.
 *
 * @param coordinators addresses of coordinators that share a database; none where the worker waits to be called
 * @param workersToken the token of the API of workers that are called, where they want one
 * @param drain how long it finishes what it has when it is stopped; what is not finished then is given back
 * @param brokered whether bells go by way of a broker
 */
public record FleetSettings(List<URI> coordinators, Optional<String> workersToken, Duration drain, boolean brokered) {
  @Override
  public String toString() {
    return "FleetSettings[" + coordinators + ", " + drain + "]";
  }

  static FleetSettings of(Settings settings) {
    return new FleetSettings(settings.addresses("COORDINATOR"), settings.secret("WORKERS_TOKEN", 16),
        Duration.ofMillis(settings.integer("DRAIN_MS", 15_000, 0, 600_000)), settings.find("BROKER_URL").isPresent());
  }
}
