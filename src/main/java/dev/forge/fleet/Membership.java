package dev.forge.fleet;

import java.time.Duration;
import java.util.Set;

/**
 * What a coordinator answers to a registration it accepts.
 *
 * @param lease how long the worker may be silent about a chunk
 * @param heartbeat how often it is to renew
 * @param circuits the circuits whose chunks it will be given
 */
public record Membership(Duration lease, Duration heartbeat, Set<String> circuits) {
  /** Copies the set. */
  public Membership {
    circuits = Set.copyOf(circuits);
  }
}
