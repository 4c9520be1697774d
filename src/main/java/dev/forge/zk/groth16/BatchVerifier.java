package dev.forge.zk.groth16;

import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Combination;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.MultiPairing;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.pairing.ShortScalar;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Verifies many proofs under one key at once: their equations ({@link Groth16Verifier}) are raised to random powers and
 * multiplied, so that the pairings with gamma, delta and the commitment keys, and the final exponentiation, are paid
 * once, and what each proof needs for itself is computed for eight proofs at a time ({@link dev.forge.zk.pairing}).
 *
 * <p>With E_i and F_i for the quotients of both sides of the first and the second equation of proof i, elements of a group
 * of prime order r, checked is the product of (E_i F_i^t)^(r_i). The powers t and r_i are drawn after all proofs are in
 * hand, each among 2^128 that differ modulo r (Bellare, Garay, Rabin, "Fast batch verification for modular
 * exponentiation and digital signatures", 1998, section 3, the small exponents test). If E_i or F_i is not 1, at most one
 * t makes E_i F_i^t = 1; for every other, whatever the other proofs are, at most one r_i makes the product 1. So a product
 * with a wrong equation passes with a chance of at most 2^-127.
 *
 * <p>A product that fails is split in two, with fresh powers; the proofs of small ones that fail are verified by {@link
 * Groth16Verifier}, which names each invalid one. May be used by many threads at once.
 */
public final class BatchVerifier {
  /** The proofs taken together, which bounds the memory: about 14 KiB a proof. */
  private static final int LARGEST_PRODUCT = 512;

  /** Blocks of lanes that a thread takes at once: their proofs share inversions and squarings. */
  private static final int LARGEST_SLICE = 8;

  /** A product of no more proofs is not split, since each product costs about as much as two proofs alone. */
  private static final int SMALLEST_SPLIT = 8;

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
    for (int from = 0; from < proofs.size(); from += LARGEST_PRODUCT) {
      int to = Math.min(from + LARGEST_PRODUCT, proofs.size());
      check(prepare(proofs.subList(from, to), publicInputs.subList(from, to), outcomes, from), outcomes);
    }
    return List.of(outcomes);
  }

  /** The proofs that are not refused at once. */
  private List<BatchEntry> prepare(List<Proof> proofs, List<FrVector> publicInputs, VerificationOutcome[] outcomes,
      int first) {
    int blocks = (proofs.size() + FieldKernel.LANES - 1) / FieldKernel.LANES;
    List<List<BatchEntry>> slices = new ArrayList<>(Collections.nCopies(slices(blocks), List.of()));
    cores.run(slices.size(), i -> {
      int from = blocks * i / slices.size() * FieldKernel.LANES;
      int to = Math.min(blocks * (i + 1) / slices.size() * FieldKernel.LANES, proofs.size());
      slices.set(i, BatchEntry.prepare(
          key.key(), proofs.subList(from, to), publicInputs.subList(from, to), first + from, outcomes));
    });
    return slices.stream().flatMap(List::stream).toList();
  }

  /** The slices for so many blocks of lanes: one for each core at least, where they are enough. */
  private int slices(int blocks) {
    return Math.min(blocks, Math.max(cores.count(), (blocks + LARGEST_SLICE - 1) / LARGEST_SLICE));
  }

  private void check(List<BatchEntry> entries, VerificationOutcome[] outcomes) {
    List<BatchEntry> suspects = new ArrayList<>();
    addSuspects(entries, suspects);
    cores.run(suspects.size(), i -> {
      BatchEntry entry = suspects.get(i);
      outcomes[entry.index()] = single.verify(entry.proof(), entry.publicInputs());
    });
  }

  /** Adds the proofs of all small products that do not hold. */
  private void addSuspects(List<BatchEntry> entries, List<BatchEntry> suspects) {
    if (entries.isEmpty() || entries.size() > 1 && productHolds(entries)) {
      return;
    }
    if (entries.size() <= SMALLEST_SPLIT) {
      suspects.addAll(entries);
      return;
    }
    int middle = entries.size() / 2;
    addSuspects(entries.subList(0, middle), suspects);
    addSuspects(entries.subList(middle, entries.size()), suspects);
  }

  /**
   * With powers t and r_i, L_i being the sum of the inputs of proof i: prod e(r_i Ar_i, Bs_i) e(-sum r_i alpha, beta)
   * e(sum r_i L_i, -gamma) e(sum r_i Krs_i, -delta) prod_j e(t sum r_i rho_i^j D_ij, -sigma_j G) e(t sum r_i PoK_i, G) =
   * 1.
   */
  private boolean productHolds(List<BatchEntry> entries) {
    Fr t = powers.draw();
    List<ShortScalar> r = powers.draw(entries.size());
    List<PoweredSlice> slices = PoweredSlice.of(entries, r);
    PoweredSlice.Contribution[] contributions = new PoweredSlice.Contribution[slices.size()];
    cores.run(contributions.length, i -> contributions[i] = slices.get(i).contribution());
    List<G1Jacobian> sums = Arrays.stream(contributions).map(PoweredSlice.Contribution::sums)
        .reduce(BatchVerifier::add).orElseThrow();
    List<Fr> values = r.stream().map(ShortScalar::value).toList();
    List<Supplier<MultiPairing>> fixed =
        List.of(() -> equation(entries, values, sums), () -> proofsOfKnowledge(entries, values, sums, t));
    Fp12[] unfinished = new Fp12[fixed.size()];
    cores.run(fixed.size(), i -> unfinished[i] = fixed.get(i).get().unfinished());
    Stream<Fp12> own = Arrays.stream(contributions).map(PoweredSlice.Contribution::pairings);
    MultiPairing product = new MultiPairing();
    Stream.concat(own, Arrays.stream(unfinished)).forEach(product::multiply);
    return product.product().isOne();
  }

  private static List<G1Jacobian> add(List<G1Jacobian> a, List<G1Jacobian> b) {
    return IntStream.range(0, a.size()).mapToObj(i -> a.get(i).add(b.get(i))).toList();
  }

  private MultiPairing equation(List<BatchEntry> entries, List<Fr> r, List<G1Jacobian> sums) {
    Fr total = r.stream().reduce(Fr.ZERO, Fr::add);
    return new MultiPairing()
        .add(key.key().alpha1().multiply(total.negate()).toAffine(), key.beta())
        .add(inputSum(entries, r, total, sums), key.gammaNegated())
        .add(sums.get(PoweredSlice.KRS).toAffine(), key.deltaNegated());
  }

  /** The sum of r_i L_i: the coefficients of each K are summed first. */
  private G1Affine inputSum(List<BatchEntry> entries, List<Fr> r, Fr total, List<G1Jacobian> sums) {
    FrVector coefficients = new FrVector(key.key().k().size() - 1);
    for (int i = 0; i < entries.size(); i++) {
      FrVector values = entries.get(i).statement().values();
      for (int k = 0; k < values.size(); k++) {
        coefficients.add(k, r.get(i).multiply(values.get(k)));
      }
    }
    G1Jacobian sum = key.inputs().evaluate(coefficients, 0).add(key.key().k().getFirst().multiply(total));
    for (int j = 0; j < key.key().commitmentCount(); j++) {
      sum = sum.add(sums.get(PoweredSlice.COMMITMENTS + j));
    }
    return sum.toAffine();
  }

  private MultiPairing proofsOfKnowledge(List<BatchEntry> entries, List<Fr> r, List<G1Jacobian> sums, Fr t) {
    MultiPairing pairing = new MultiPairing();
    if (key.commitmentBase().isEmpty()) {
      return pairing;
    }
    pairing.add(sums.getLast().multiply(t).toAffine(), key.commitmentBase().get());
    pairing.add(sums.get(PoweredSlice.COMMITMENTS).multiply(t).toAffine(), key.sigmaNegated(0));
    List<Fr> scalars = new ArrayList<>(r);
    for (int j = 1; j < key.key().commitmentCount(); j++) {
      int commitment = j;
      for (int i = 0; i < entries.size(); i++) {
        scalars.set(i, scalars.get(i).multiply(entries.get(i).statement().folding()));
      }
      List<G1Affine> points = entries.stream().map(e -> e.proof().commitments().get(commitment)).toList();
      pairing.add(G1Combination.ofOnce(points).evaluate(scalars).multiply(t).toAffine(), key.sigmaNegated(j));
    }
    return pairing;
  }
}
