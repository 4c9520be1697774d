package dev.forge.api;

import java.util.function.Predicate;

/** The parts of the API that a server may leave out. */
public enum Served {
  /** The sequencer's jobs and ownership proofs. */
  CORE(settings -> settings.coordinator() && settings.coreApi()),
  /** Batches in chunks, and the workers. */
  SWARM(settings -> settings.coordinator() && settings.swarmApi()),
  /** What operators look at and do. */
  OPERATOR(ApiSettings::coordinator),
  /** Workers in other processes. */
  FLEET(ApiSettings::coordinator),
  /** Chunks for coordinators elsewhere. */
  WORKER(ApiSettings::worker);

  private final Predicate<ApiSettings> condition;

  Served(Predicate<ApiSettings> condition) {
    this.condition = condition;
  }

  /** Whether a server with these settings serves it. */
  public boolean by(ApiSettings settings) {
    return condition.test(settings);
  }
}
