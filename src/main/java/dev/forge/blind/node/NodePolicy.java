package dev.forge.blind.node;

import java.time.Duration;

/**
 * How a node decides.
 *
 * @param frostOnly whether shares in the plain mode are refused
 * @param keepShares how long a share is held
 * @param keepNonces how long a commitment waits for its challenge
 * @param keepIdle how long ended sessions are remembered
 * @param mostOpen how many nonces may wait at once
 */
public record NodePolicy(boolean frostOnly, Duration keepShares, Duration keepNonces, Duration keepIdle, int mostOpen) {
  /** Both modes, a day for shares, a minute for nonces, ten minutes for what has ended, 20,000 open sessions. */
  public static final NodePolicy DEFAULT =
      new NodePolicy(false, Duration.ofDays(1), Duration.ofMinutes(1), Duration.ofMinutes(10), 20_000);

  /** The same with a mode and a life of shares. */
  public NodePolicy with(boolean frostAlone, Duration sharesLive) {
    return new NodePolicy(frostAlone, sharesLive, keepNonces, keepIdle, mostOpen);
  }
}
