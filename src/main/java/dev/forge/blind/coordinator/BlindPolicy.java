package dev.forge.blind.coordinator;

import java.time.Duration;

/**
 * How the coordinator decides.
 *
 * @param threshold how many nodes prove together
 * @param frostOnly whether a secret is shared in the FROST mode or not at all
 * @param oldProofs whether proofs without a session count where the equation holds
 * @param patience how long a node's answer is waited for
 * @param hedge after so long without an answer another node is asked too
 * @param keepSetups how long shared secrets can be proved
 * @param attempts how often one proof is begun
 * @param attemptsOfOldNodes how many sessions an old node is given shares for
 * @param quarantine how long a node is not asked that gave three wrong answers
 */
public record BlindPolicy(int threshold, boolean frostOnly, boolean oldProofs, Duration patience, Duration hedge,
    Duration keepSetups, int attempts, int attemptsOfOldNodes, Duration quarantine) {
  /** The usual policy with a threshold. */
  public static BlindPolicy of(int threshold) {
    return new BlindPolicy(threshold, false, false, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofDays(1),
        6, 4, Duration.ofMinutes(10));
  }

  /** The same with another mode, and word on old proofs. */
  public BlindPolicy with(boolean frostAlone, boolean oldProofsCount) {
    return new BlindPolicy(threshold, frostAlone, oldProofsCount, patience, hedge, keepSetups, attempts,
        attemptsOfOldNodes, quarantine);
  }

  /** The same with other times. */
  public BlindPolicy with(Duration answerWithin, Duration askAnotherAfter, Duration setupsLive) {
    return new BlindPolicy(threshold, frostOnly, oldProofs, answerWithin, askAnotherAfter, setupsLive, attempts,
        attemptsOfOldNodes, quarantine);
  }
}
