package dev.forge.api;

/**
 * What the server was configured to serve.
 *
 * @param coordinator whether it takes batches in
 * @param worker whether it proves chunks for coordinators elsewhere
 * @param coreApi whether the Core API is served
 * @param swarmApi whether the swarm API is served
 * @param workerNumber its number as a worker
 * @param maxConcurrentJobs how many proofs are made at once
 * @param mockProver whether proofs are mocks
 */
public record ApiSettings(boolean coordinator, boolean worker, boolean coreApi, boolean swarmApi, long workerNumber,
    int maxConcurrentJobs, boolean mockProver) {
  /** The most bytes of a body, but for submissions to the swarm. */
  public static final long BODY_LIMIT = 8L << 20;

  /** The most bytes of a submission to the swarm. */
  public static final long SWARM_BODY_LIMIT = 128L << 20;

  /** Checks the numbers. */
  public ApiSettings {
    if (maxConcurrentJobs < 1) {
      throw new IllegalArgumentException("concurrent jobs must be at least 1, not " + maxConcurrentJobs);
    }
  }
}
