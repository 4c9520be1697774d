package dev.forge.zk.r1cs;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;

/**
 * Values of a constraint system's wires while a proof is made. At first all wires are set on which commitment 0 depends
 * (all wires at all, where there are no commitments). The prover then calls {@link #challenge} for each commitment in
 * order; each call sets the commitment's wire and whatever follows from it.
 */
public interface Assignment {
  /** The wires, wire 0 being 1; the same vector at each call. */
  FrVector wires();

  /**
   * Sets the wire of a commitment to its challenge and fills the wires that depend on it, up to those of the next
   * commitment.
   */
  void challenge(int commitment, Fr value);
}
