package dev.forge.zk.codec;

import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.msm.G2Bases;

/**
 * The kinds of sections in a proving-key file, in the order in which they come; the last two once for each commitment.
 */
enum KeySection {
  /** The verifying key in gnark's raw format. */
  VERIFYING_KEY(1),
  /** The wires that have a point A. */
  WIRES_A(Integer.BYTES),
  /** [A_i] in G1. */
  POINTS_A(G1Bases.POINT_BYTES),
  /** The wires that have a point B. */
  WIRES_B(Integer.BYTES),
  /** [B_i] in G1. */
  POINTS_B(G1Bases.POINT_BYTES),
  /** [B_i] in G2. */
  POINTS_B2(G2Bases.POINT_BYTES),
  /** The wires that have a point K. */
  WIRES_K(Integer.BYTES),
  /** [k_i / delta] in G1. */
  POINTS_K(G1Bases.POINT_BYTES),
  /** The points for a b - c on the odd coset. */
  POINTS_H(G1Bases.POINT_BYTES),
  /** A commitment's basis. */
  BASIS(G1Bases.POINT_BYTES),
  /** Sigma times the basis. */
  BASIS_SIGMA(G1Bases.POINT_BYTES);

  private static final int OF_COMMITMENTS = 2;

  private final int elementBytes;

  KeySection(int elementBytes) {
    this.elementBytes = elementBytes;
  }

  /** The bytes of one element. */
  int elementBytes() {
    return elementBytes;
  }

  /** The number of sections of a key with some commitments. */
  static int count(int commitments) {
    return values().length - OF_COMMITMENTS + OF_COMMITMENTS * commitments;
  }

  /** The kind of section number {@code index}. */
  static KeySection at(int index) {
    int single = values().length - OF_COMMITMENTS;
    return values()[index < single ? index : single + (index - single) % OF_COMMITMENTS];
  }
}
