package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Combination;
import dev.forge.zk.curve.MultiPairing;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Verifies many proofs under one key at once: their equations ({@link Groth16Verifier}) are raised to random powers and
 * multiplied, so that the pairings with gamma, delta and the commitment keys, and the final exponentiation, are paid
 * once.
 *
 * <p>The powers are of 128 bits, drawn after all proofs are in hand, and apart for the equations of the proofs of
 * knowledge: a wrong equation passes with a chance of 2^-128. A product that fails is split in two, with fresh powers,
 * until each invalid proof is named by {@link Groth16Verifier} itself. May be used by many threads at once.
 */
public final class BatchVerifier {
  /** The proofs taken together, which bounds the memory: about 12 KiB a proof. */
  private static final int LARGEST_PRODUCT = 512;

  private final PreparedVerifyingKey key;
  private final Groth16Verifier single;
  private final RandomPowers powers;

  /** A verifier for proofs under a key. */
  public BatchVerifier(PreparedVerifyingKey key) {
    this(key, new RandomPowers(new SecureRandom()));
  }

  BatchVerifier(PreparedVerifyingKey key, RandomPowers powers) {
    this.key = key;
    this.powers = powers;
    single = new Groth16Verifier(key, powers);
  }

  /**
   * Verifies each proof for the public inputs at the same place, and gives the outcomes in that order.
   *
   * @throws IllegalArgumentException if the lists are not of the same size
   */
  public List<VerificationOutcome> verify(List<Proof> proofs, List<FrVector> publicInputs) {
    if (proofs.size() != publicInputs.size()) {
      throw new IllegalArgumentException(proofs.size() + " proofs, but public inputs for " + publicInputs.size());
    }
    List<VerificationOutcome> outcomes =
        new ArrayList<>(Collections.nCopies(proofs.size(), new VerificationOutcome.Valid()));
    for (int from = 0; from < proofs.size(); from += LARGEST_PRODUCT) {
      int to = Math.min(from + LARGEST_PRODUCT, proofs.size());
      List<Entry> entries = new ArrayList<>();
      for (int i = from; i < to; i++) {
        Proof proof = proofs.get(i);
        FrVector inputs = publicInputs.get(i).copy();
        Optional<String> refusal = Statement.refusal(key.key(), proof, inputs);
        if (refusal.isPresent()) {
          outcomes.set(i, new VerificationOutcome.Invalid(refusal.get()));
        } else {
          entries.add(new Entry(i, inputs, Statement.of(key.key(), proof, inputs), PreparedG2.of(proof.b())));
        }
      }
      check(entries, outcomes);
    }
    return outcomes;
  }

  private void check(List<Entry> entries, List<VerificationOutcome> outcomes) {
    if (entries.isEmpty() || entries.size() > 1 && productHolds(entries)) {
      return;
    }
    if (entries.size() == 1) {
      Entry entry = entries.getFirst();
      outcomes.set(entry.index(), single.verify(entry.statement().proof(), entry.publicInputs()));
      return;
    }
    int middle = entries.size() / 2;
    check(entries.subList(0, middle), outcomes);
    check(entries.subList(middle, entries.size()), outcomes);
  }

  /**
   * With powers r_i and s_i for each proof, L_i being the sum of its inputs: prod e(r_i Ar_i, Bs_i) e(-sum r_i alpha,
   * beta) e(sum r_i L_i, -gamma) e(sum r_i Krs_i, -delta) prod_j e(sum s_i rho_i^j D_ij, -sigma_j G) e(sum s_i PoK_i,
   * G) = 1.
   */
  private boolean productHolds(List<Entry> entries) {
    List<Fr> r = powers.draw(entries.size());
    MultiPairing pairing = new MultiPairing();
    Fr total = Fr.ZERO;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      pairing.add(entry.proof().a().multiply(r.get(i)).toAffine(), entry.preparedB());
      total = total.add(r.get(i));
    }
    pairing.add(key.key().alpha1().multiply(total.negate()).toAffine(), key.beta());
    pairing.add(inputSum(entries, r, total), key.gammaNegated());
    pairing.add(combine(entries.stream().map(e -> e.proof().c()).toList(), r), key.deltaNegated());
    addCommitmentChecks(pairing, entries, powers.draw(entries.size()));
    return pairing.product().isOne();
  }

  /** The sum of r_i L_i: the coefficients of each K are summed first. */
  private G1Affine inputSum(List<Entry> entries, List<Fr> r, Fr total) {
    FrVector coefficients = new FrVector(key.key().k().size() - 1);
    List<G1Affine> commitments = new ArrayList<>();
    List<Fr> commitmentPowers = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      FrVector values = entries.get(i).statement().values();
      for (int k = 0; k < values.size(); k++) {
        coefficients.add(k, r.get(i).multiply(values.get(k)));
      }
      commitments.addAll(entries.get(i).proof().commitments());
      commitmentPowers.addAll(Collections.nCopies(key.key().commitmentCount(), r.get(i)));
    }
    return key.inputs()
        .evaluate(coefficients, 0)
        .add(key.key().k().getFirst().multiply(total))
        .add(combine(commitments, commitmentPowers))
        .toAffine();
  }

  private void addCommitmentChecks(MultiPairing pairing, List<Entry> entries, List<Fr> s) {
    if (key.commitmentBase().isEmpty()) {
      return;
    }
    G1Affine proofs = combine(entries.stream().map(e -> e.proof().commitmentProof()).toList(), s);
    pairing.add(proofs, key.commitmentBase().get());
    List<Fr> scalars = new ArrayList<>(s);
    for (int j = 0; j < key.key().commitmentCount(); j++) {
      int commitment = j;
      pairing.add(
          combine(entries.stream().map(e -> e.proof().commitments().get(commitment)).toList(), scalars),
          key.sigmaNegated(j));
      for (int i = 0; i < entries.size(); i++) {
        scalars.set(i, scalars.get(i).multiply(entries.get(i).statement().folding()));
      }
    }
  }

  private static G1Affine combine(List<G1Affine> points, List<Fr> scalars) {
    return G1Combination.ofOnce(points).evaluate(scalars).toAffine();
  }

  private record Entry(int index, FrVector publicInputs, Statement statement, PreparedG2 preparedB) {
    Proof proof() {
      return statement.proof();
    }
  }
}
