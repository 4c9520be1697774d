package dev.forge.configuration;

import java.time.Duration;

/**
 * How batches are taken in and given out.
 *
 * @param coreApi whether the sequencer's API is served
 * @param swarmApi whether the swarm's API is served
 * @param chunkSize the most transactions of a swarm batch in one chunk
 * @param proofTimeout how long one try at a chunk may take
 * @param keepResults how long proofs are kept after the end of their job
 * @param mostLive how many batches may be taken in that have not ended
 * @param leastFreeDisk no batch is taken in while the disk of the data folder has fewer free bytes
 */
public record CoordinatorSettings(boolean coreApi, boolean swarmApi, int chunkSize, Duration proofTimeout,
    Duration keepResults, int mostLive, long leastFreeDisk) {
  private static final int WEEK_SECONDS = 604_800;

  static CoordinatorSettings of(Settings settings) {
    return new CoordinatorSettings(settings.flag("ENABLE_CORE_API", true), !settings.flag("CORE_API_ONLY", false),
        settings.integer("CHUNK_SIZE", 25, 1, 100_000),
        Duration.ofMillis(settings.integer("PROOF_TIMEOUT_MS", 300_000, 1000, 86_400_000)),
        Duration.ofSeconds(settings.integer("PROOF_CACHE_TTL_SECS", 3600, 0, 52 * WEEK_SECONDS)),
        settings.integer("MAX_LIVE_BATCHES", 10_000, 1, 10_000_000),
        (long) settings.integer("MIN_FREE_DISK_MIB", 1024, 0, 1_000_000_000) << 20);
  }
}
