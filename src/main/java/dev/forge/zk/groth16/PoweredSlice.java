package dev.forge.zk.groth16;

import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.pairing.PointSums;
import dev.forge.zk.pairing.PreparedPoints;
import dev.forge.zk.pairing.ShortScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Proofs of one slice of a batch with the powers r_i that their equations are raised to. */
record PoweredSlice(List<BatchEntry> entries, List<ShortScalar> powers) {
  /** Place of the sum of r_i Krs_i. */
  static final int KRS = 0;

  /** Place of the sum of r_i D_i0; those of the other commitments follow, then, last, that of the proofs of knowledge. */
  static final int COMMITMENTS = 1;

  /**
   * What a slice contributes to the product of all equations.
   *
   * @param pairings the product of e(r_i Ar_i, Bs_i) before its final exponentiation
   * @param sums the sums over the proofs' other points
   */
  record Contribution(Fp12 pairings, List<G1Jacobian> sums) {}

  /** Cuts proofs, in the order of slices, into those of each slice. */
  static List<PoweredSlice> of(List<BatchEntry> entries, List<ShortScalar> powers) {
    List<PoweredSlice> slices = new ArrayList<>();
    for (int from = 0, to; from < entries.size(); from = to) {
      to = from + 1;
      while (to < entries.size() && entries.get(to).slice() == entries.get(from).slice()) {
        to++;
      }
      slices.add(new PoweredSlice(entries.subList(from, to), powers.subList(from, to)));
    }
    return slices;
  }

  Contribution contribution() {
    return new Contribution(pairings(), PointSums.of(columns(), powers));
  }

  private Fp12 pairings() {
    PreparedPoints slice = entries.getFirst().slice();
    List<G1Affine> points = new ArrayList<>(Collections.nCopies(slice.size(), G1Affine.INFINITY));
    List<ShortScalar> scalars = new ArrayList<>(Collections.nCopies(slice.size(), powers.getFirst()));
    for (int i = 0; i < entries.size(); i++) {
      points.set(entries.get(i).place(), entries.get(i).proof().a());
      scalars.set(entries.get(i).place(), powers.get(i));
    }
    return slice.unfinished(points, scalars);
  }

  private List<List<G1Affine>> columns() {
    List<Proof> proofs = entries.stream().map(BatchEntry::proof).toList();
    List<List<G1Affine>> columns = new ArrayList<>();
    columns.add(proofs.stream().map(Proof::c).toList());
    int commitments = proofs.getFirst().commitments().size();
    for (int j = 0; j < commitments; j++) {
      int commitment = j;
      columns.add(proofs.stream().map(proof -> proof.commitments().get(commitment)).toList());
    }
    if (commitments > 0) {
      columns.add(proofs.stream().map(Proof::commitmentProof).toList());
    }
    return columns;
  }
}
