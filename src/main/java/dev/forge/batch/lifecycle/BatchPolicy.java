package dev.forge.batch.lifecycle;

import java.time.Duration;

/**
 * How many batches may wait, how they are cut, and how long they are kept.
 *
 * @param mostLive as many batches may be taken in that have not ended
 * @param retryAfter what a caller is told who comes when the queue is full
 * @param prepareLease how long preparing may take between two signs of life
 * @param chunkSize the most transactions in a chunk of a swarm batch
 * @param keepResults how long proofs are kept after the end
 * @param keepForRequeue how long the inputs of a swarm batch are kept that could not be proved
 * @param keepOutcomes how long it is known how a batch ended, after its proofs are gone
 * @param keepTransactions whether transactions without witness are kept with their chunk, for workers that are called
 */
public record BatchPolicy(int mostLive, Duration retryAfter, Duration prepareLease, int chunkSize,
    Duration keepResults, Duration keepForRequeue, Duration keepOutcomes, boolean keepTransactions) {
  /** 10,000 live batches, 25 transactions a chunk, results for an hour, outcomes for a week. */
  public static final BatchPolicy DEFAULT = new BatchPolicy(10_000, Duration.ofSeconds(2), Duration.ofSeconds(60), 25,
      Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(7), false);

  /** Checks the ranges. */
  public BatchPolicy {
    if (mostLive < 1 || chunkSize < 1 || !prepareLease.isPositive() || keepResults.isNegative()) {
      throw new IllegalArgumentException("live batches " + mostLive + ", chunk size " + chunkSize + ", lease "
          + prepareLease + " and time to keep results " + keepResults + " must be positive");
    }
  }

  /** The same with another number of live batches. */
  public BatchPolicy withMostLive(int most) {
    return new BatchPolicy(most, retryAfter, prepareLease, chunkSize, keepResults, keepForRequeue, keepOutcomes,
        keepTransactions);
  }

  /** The same with another chunk size. */
  public BatchPolicy withChunkSize(int size) {
    return new BatchPolicy(mostLive, retryAfter, prepareLease, size, keepResults, keepForRequeue, keepOutcomes,
        keepTransactions);
  }

  /** The same with another time to keep results. */
  public BatchPolicy withKeepResults(Duration time) {
    return new BatchPolicy(mostLive, retryAfter, prepareLease, chunkSize, time, keepForRequeue, keepOutcomes,
        keepTransactions);
  }

  /** The same with or without transactions kept for workers that are called. */
  public BatchPolicy withKeepTransactions(boolean keep) {
    return new BatchPolicy(mostLive, retryAfter, prepareLease, chunkSize, keepResults, keepForRequeue, keepOutcomes,
        keep);
  }
}
