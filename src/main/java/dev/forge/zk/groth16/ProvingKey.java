package dev.forge.zk.groth16;

import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.msm.G2Bases;
import dev.forge.zk.poly.Domain;
import dev.forge.zk.poly.OddCoset;
import dev.forge.zk.r1cs.CircuitHash;
import dev.forge.zk.r1cs.R1cs;
import java.util.List;

/**
 * A Groth16 proving key for one constraint system. Letters as in Groth, "On the Size of Pairing-based Non-interactive
 * Arguments" (2016), section 3.2, and gnark v0.14: A_i, B_i, C_i are the polynomials of wire i at the secret point t,
 * k_i = beta A_i + alpha B_i + C_i.
 *
 * <p>Where gnark's key has the powers t^i (t^n - 1) / delta, this one has a base for each value of a b - c on the coset
 * w', w'^3, w'^5, ... of the domain, w' of order 2 n: {@link OddCoset} says which. The proofs are the same, one transform
 * is saved, and keys of snarkjs come in this form.
 *
 * @param origin how it was made
 * @param circuit the constraint system it belongs to
 * @param wires the number of wires
 * @param domainSize the number n of rows of the domain
 * @param boundPublicWires how many public wires (the constant one first) have a row "wire * 0 = 0" of their own after
 *     the system's rows, as snarkjs adds them; 0 in keys made here
 * @param verifyingKey the verifying key, which also has alpha, beta and delta
 * @param a [A_i] in G1, where A_i is not 0
 * @param b [B_i] in G1, where B_i is not 0
 * @param b2 [B_i] in G2, for the same wires
 * @param k [k_i / delta] in G1 for the private wires that are neither committed nor a commitment's challenge
 * @param h the bases for a b - c on the odd coset, n of them
 * @param commitments one key for each commitment
 */
public record ProvingKey(
    KeyOrigin origin,
    CircuitHash circuit,
    int wires,
    int domainSize,
    int boundPublicWires,
    VerifyingKey verifyingKey,
    WireBases a,
    WireBases b,
    G2Bases b2,
    WireBases k,
    G1Bases h,
    List<CommitmentBases> commitments) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the parts do not fit together; the message names them
   */
  public ProvingKey {
    commitments = List.copyOf(commitments);
    require(wires >= 1, "wires", wires, 1);
    require(boundPublicWires == 0 || boundPublicWires == verifyingKey.publicInputCount() + 1, "bound public wires",
        boundPublicWires, 0);
    require(b2.size() == b.points().size(), "points B in G2", b2.size(), b.points().size());
    require(h.size() == domainSize, "points H", h.size(), domainSize);
    require(commitments.size() == verifyingKey.commitmentCount(), "commitment keys", commitments.size(),
        verifyingKey.commitmentCount());
    require(Domain.isSize(domainSize), "rows of the domain", domainSize,
        Domain.cheapestFor(Math.max(1, domainSize)).size());
    for (Selection selection : List.of(a.selection(), b.selection(), k.selection())) {
      int wiresUsed = selection.size() == 0 ? 0 : selection.wires()[selection.size() - 1] + 1;
      require(wiresUsed <= wires, "wires with bases", wiresUsed, wires);
    }
  }

  /**
   * Refuses a constraint system this key was not made for, by its sizes; {@link #circuit} tells for certain.
   *
   * @throws IllegalArgumentException naming the first size that differs
   */
  void requireFits(R1cs r1cs) {
    require(r1cs.wires() == wires, "wires", r1cs.wires(), wires);
    require(r1cs.publicInputs() == verifyingKey.publicInputCount(), "public inputs", r1cs.publicInputs(),
        verifyingKey.publicInputCount());
    require(r1cs.constraints() + boundPublicWires <= domainSize, "rows", r1cs.constraints() + boundPublicWires,
        domainSize);
    require(r1cs.commitments().size() == commitments.size(), "commitments", r1cs.commitments().size(),
        commitments.size());
    for (int j = 0; j < commitments.size(); j++) {
      int committed = r1cs.commitments().get(j).privateCommitted().length;
      int points = commitments.get(j).basis().size();
      require(committed == points, "private wires of commitment " + j, committed, points);
    }
  }

  private static void require(boolean condition, String what, int actual, int expected) {
    if (!condition) {
      throw new IllegalArgumentException("proving key: " + actual + " " + what + ", expected " + expected);
    }
  }

  @Override
  public String toString() {
    return "proving key (" + origin + ") of circuit " + circuit;
  }
}
