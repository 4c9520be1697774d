package dev.forge.blind.coordinator;

import dev.forge.blind.NodeId;

/**
 * Why a node did not do its part.
 *
 * @param reason human words, without the node's name
 */
public record NodeFailure(NodeId node, Kind kind, String reason) {
  /** What kind of failure. */
  public enum Kind {
    /** It did not answer, or not in time. */
    UNREACHABLE,
    /** It answered with an error. */
    REFUSED,
    /** What it answered is wrong: not a point, not a scalar, or a fragment that does not fit. */
    MISBEHAVED
  }

  @Override
  public String toString() {
    return node + ": " + reason;
  }
}
