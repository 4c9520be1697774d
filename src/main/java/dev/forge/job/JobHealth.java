package dev.forge.job;

/**
 * Numbers of all jobs.
 *
 * @param activeJobs jobs that have not ended
 * @param cachedProofs results kept
 */
public record JobHealth(long activeJobs, long cachedProofs) {}
