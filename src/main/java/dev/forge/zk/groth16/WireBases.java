package dev.forge.zk.groth16;

import dev.forge.zk.msm.G1Bases;

/**
 * A base in G1 for each wire of a selection.
 *
 * @param selection the wires with a base that is not infinity
 * @param points their bases, in the same order
 */
public record WireBases(Selection selection, G1Bases points) {
  /** Checks that the two lists fit. */
  public WireBases {
    if (selection.size() != points.size()) {
      throw new IllegalArgumentException(points.size() + " points for " + selection.size() + " wires");
    }
  }
}
