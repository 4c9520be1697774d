package dev.forge.zk.groth16;

import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Combination;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.MultiPairing;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

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

  /** Proofs that a thread takes at once: they share inversions and squarings. */
  private static final int LARGEST_SLICE = 32;

  private final PreparedVerifyingKey key;
  private final Groth16Verifier single;
  private final RandomPowers powers;
  private final Cores cores;

  /** A verifier for proofs under a key, on all cores. */
  public BatchVerifier(PreparedVerifyingKey key) {
    this(key, Cores.all());
  }

  /** A verifier for proofs under a key, on some cores. */
  public BatchVerifier(PreparedVerifyingKey key, Cores cores) {
    this(key, cores, new RandomPowers(new SecureRandom()));
  }

  BatchVerifier(PreparedVerifyingKey key, Cores cores, RandomPowers powers) {
    this.key = key;
    this.cores = cores;
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
    VerificationOutcome[] outcomes = new VerificationOutcome[proofs.size()];
    Arrays.fill(outcomes, new VerificationOutcome.Valid());
    Entry[] entries = new Entry[proofs.size()];
    for (int from = 0; from < proofs.size(); from += LARGEST_PRODUCT) {
      int first = from;
      int to = Math.min(from + LARGEST_PRODUCT, proofs.size());
      inSlices(to - from, (start, end) -> prepare(proofs, publicInputs, first + start, first + end, entries, outcomes));
      check(Arrays.stream(entries, from, to).filter(Objects::nonNull).toList(), outcomes);
      Arrays.fill(entries, from, to, null);
    }
    return List.of(outcomes);
  }

  private interface Slice {
    void accept(int from, int to);
  }

  /** Cuts {@code count} things into slices, at least one for each core. */
  private void inSlices(int count, Slice work) {
    int slices = slices(count);
    cores.run(slices, i -> work.accept(count * i / slices, count * (i + 1) / slices));
  }

  private int slices(int count) {
    return Math.min(count, Math.max(cores.count(), (count + LARGEST_SLICE - 1) / LARGEST_SLICE));
  }

  /** Fills places of those proofs that are not refused at once. */
  private void prepare(List<Proof> proofs, List<FrVector> publicInputs, int from, int to, Entry[] entries,
      VerificationOutcome[] outcomes) {
    List<Optional<PreparedG2>> prepared =
        PreparedG2.ofMembers(proofs.subList(from, to).stream().map(Proof::b).toList());
    for (int i = from; i < to; i++) {
      Proof proof = proofs.get(i);
      FrVector inputs = publicInputs.get(i).copy();
      Optional<PreparedG2> b = prepared.get(i - from);
      Optional<String> refusal = Statement.refusal(key.key(), proof, inputs)
          .or(() -> b.isPresent() ? Optional.empty() : Optional.of(Statement.outsideG2(proof)));
      if (refusal.isPresent()) {
        outcomes[i] = new VerificationOutcome.Invalid(refusal.get());
      } else {
        entries[i] = new Entry(i, inputs, Statement.of(key.key(), proof, inputs), b.orElseThrow());
      }
    }
  }

  private void check(List<Entry> entries, VerificationOutcome[] outcomes) {
    if (entries.isEmpty() || entries.size() > 1 && productHolds(entries)) {
      return;
    }
    if (entries.size() == 1) {
      Entry entry = entries.getFirst();
      outcomes[entry.index()] = single.verify(entry.statement().proof(), entry.publicInputs());
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
    List<Fr> s = powers.draw(entries.size());
    List<Supplier<MultiPairing>> factors = new ArrayList<>();
    int slices = slices(entries.size());
    for (int i = 0; i < slices; i++) {
      int from = entries.size() * i / slices;
      int to = entries.size() * (i + 1) / slices;
      factors.add(() -> ownPairings(entries.subList(from, to), r.subList(from, to)));
    }
    Fr total = r.stream().reduce(Fr.ZERO, Fr::add);
    factors.add(() -> new MultiPairing()
        .add(key.key().alpha1().multiply(total.negate()).toAffine(), key.beta())
        .add(inputSum(entries, r, total), key.gammaNegated())
        .add(combine(entries.stream().map(e -> e.proof().c()).toList(), r), key.deltaNegated()));
    factors.add(() -> commitmentChecks(entries, s));
    Fp12[] unfinished = new Fp12[factors.size()];
    cores.run(unfinished.length, i -> unfinished[i] = factors.get(i).get().unfinished());
    MultiPairing product = new MultiPairing();
    for (Fp12 factor : unfinished) {
      product.multiply(factor);
    }
    return product.product().isOne();
  }

  /** The pairings of the proofs' own points. */
  private static MultiPairing ownPairings(List<Entry> entries, List<Fr> r) {
    List<G1Jacobian> raised = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      raised.add(entries.get(i).proof().a().multiply(r.get(i)));
    }
    List<G1Affine> points = G1Jacobian.normalize(raised);
    MultiPairing pairing = new MultiPairing();
    for (int i = 0; i < entries.size(); i++) {
      pairing.add(points.get(i), entries.get(i).preparedB());
    }
    return pairing;
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

  private MultiPairing commitmentChecks(List<Entry> entries, List<Fr> s) {
    MultiPairing pairing = new MultiPairing();
    if (key.commitmentBase().isEmpty()) {
      return pairing;
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
    return pairing;
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
