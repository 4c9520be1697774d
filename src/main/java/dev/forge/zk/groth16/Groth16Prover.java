package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Workspace;
import dev.forge.zk.msm.MultiExponentiation;
import dev.forge.zk.msm.Sum;
import dev.forge.zk.poly.Domain;
import dev.forge.zk.poly.OddCoset;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.RowValues;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Groth16 on BN254 with any number of BSB22 commitments, as gnark v0.14 proves (backend/groth16/bn254, {@code Prove}).
 *
 * <p>Letters, as in Groth, "On the Size of Pairing-based Non-interactive Arguments" (2016), section 3.2:
 *
 * <pre>
 * w_i        value of wire i                       a, b, c    polynomials through the rows' left, right, output values
 * A, B, C    the proof: Ar, Bs, Krs in gnark       h          (a b - c) / (X^n - 1)
 * r, s       blinding scalars                      D_j        Pedersen commitment to the wires of commitment j
 *
 * A = alpha + sum w_i A_i + r delta                               in G1
 * B = beta  + sum w_i B_i + s delta                               in G2, and in G1 for C
 * C = sum w_i k_i / delta + h(t) (t^n - 1) / delta + s A + r B - r s delta
 * </pre>
 *
 * The sum in C is over the private wires that are neither committed nor hold a challenge.
 */
public final class Groth16Prover {
  private final Cores cores;
  private final ProofListener listener;
  private final AtomicReference<PreparedVerifyingKey> lastKey = new AtomicReference<>();

  /** A prover on some cores. */
  public Groth16Prover(Cores cores) {
    this(cores, ProofListener.NONE);
  }

  /** A prover on some cores, which tells how long each part took. */
  public Groth16Prover(Cores cores, ProofListener listener) {
    this.cores = cores;
    this.listener = listener;
  }

  /**
   * Proves that an assignment satisfies a constraint system. The proof is verified before it is returned.
   *
   * @param assignment its challenges are set here, one for each commitment
   * @throws IllegalArgumentException if key, system and assignment do not belong together
   * @throws UnsatisfiedRowException if a row is not satisfied; it names the first
   * @throws IllegalStateException if the proof does not verify, which means that the key is damaged
   */
  public Proof prove(ProvingKey key, R1cs r1cs, Assignment assignment, Blinding blinding) {
    key.requireFits(r1cs);
    List<G1Affine> commitments =
        timed(ProofPart.COMMITMENT, () -> CommitmentProver.commit(key, r1cs, assignment, cores));
    FrVector w = assignment.wires();
    Sums sums = sums(key, r1cs, w);
    return timed(ProofPart.REST, () -> {
      Proof proof = assemble(key, sums, commitments, commitmentProof(r1cs, w, sums), blinding);
      return verified(key, r1cs, w, proof);
    });
  }

  private Sums sums(ProvingKey key, R1cs r1cs, FrVector w) {
    try (Workspace workspace = new Workspace()) {
      RowValues rows = timed(ProofPart.ROWS, () -> satisfiedRows(key, r1cs, w, workspace));
      FrVector numerator = timed(ProofPart.QUOTIENT, () -> numerator(key, r1cs, w, rows));
      return timed(ProofPart.MULTI_EXPONENTIATIONS, () -> multiExponentiations(key, r1cs, w, numerator));
    }
  }

  private <T> T timed(ProofPart part, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    listener.finished(part, System.nanoTime() - start);
    return result;
  }

  private RowValues satisfiedRows(ProvingKey key, R1cs r1cs, FrVector w, Workspace workspace) {
    RowValues rows = RowValues.of(r1cs, w, key.domainSize(), cores, workspace);
    rows.firstUnsatisfied().ifPresent(row -> {
      throw new UnsatisfiedRowException(row);
    });
    return rows;
  }

  /** The values of h (X^n - 1) = a b - c on the odd coset, which determine h; they take the place of the left rows. */
  private FrVector numerator(ProvingKey key, R1cs r1cs, FrVector w, RowValues rows) {
    for (int wire = 0; wire < key.boundPublicWires(); wire++) {
      rows.left().set(r1cs.constraints() + wire, w.get(wire));
    }
    OddCoset coset = OddCoset.over(Domain.ofSize(key.domainSize()));
    coset.numerator(rows.left(), rows.right(), rows.output(), rows.left(), cores);
    return rows.left();
  }

  /** The sums over wires and coset points, before blinding. */
  private record Sums(
      Sum<G1Jacobian> a,
      Sum<G1Jacobian> b,
      Sum<G2Jacobian> b2,
      Sum<G1Jacobian> k,
      Sum<G1Jacobian> h,
      List<Sum<G1Jacobian>> knowledge) {}

  private Sums multiExponentiations(ProvingKey key, R1cs r1cs, FrVector w, FrVector numerator) {
    MultiExponentiation queue = new MultiExponentiation();
    int[] inB = key.b().selection().wires();
    Sums sums = new Sums(
        queue.add(key.a().points(), w, key.a().selection().wires()),
        queue.add(key.b().points(), w, inB),
        queue.add(key.b2(), w, inB),
        queue.add(key.k().points(), w, key.k().selection().wires()),
        queue.add(key.h(), numerator, 0),
        CommitmentProver.addKnowledge(queue, key, r1cs, w));
    queue.run(cores);
    return sums;
  }

  private static G1Affine commitmentProof(R1cs r1cs, FrVector w, Sums sums) {
    return CommitmentProver.fold(r1cs, w, sums.knowledge().stream().map(Sum::value).toList());
  }

  private static Proof assemble(
      ProvingKey key, Sums sums, List<G1Affine> commitments, G1Affine commitmentProof, Blinding blinding) {
    VerifyingKey vk = key.verifyingKey();
    Fr r = blinding.r();
    Fr s = blinding.s();
    G1Jacobian a = sums.a().value().add(vk.alpha1()).add(vk.delta1().multiply(r));
    G1Jacobian b = sums.b().value().add(vk.beta1()).add(vk.delta1().multiply(s));
    G2Jacobian b2 = sums.b2().value().add(vk.beta2()).add(vk.delta2().multiply(s));
    G1Jacobian c = sums.k().value()
        .add(sums.h().value())
        .add(a.multiply(s))
        .add(b.multiply(r))
        .subtract(vk.delta1().multiply(r.multiply(s)));
    return new Proof(a.toAffine(), b2.toAffine(), c.toAffine(), commitments, commitmentProof);
  }

  private Proof verified(ProvingKey key, R1cs r1cs, FrVector w, Proof proof) {
    FrVector publicInputs = new FrVector(r1cs.publicInputs());
    for (int i = 0; i < publicInputs.size(); i++) {
      publicInputs.set(i, w.get(i + 1));
    }
    return switch (new Groth16Verifier(prepared(key.verifyingKey())).verify(proof, publicInputs)) {
      case VerificationOutcome.Valid() -> proof;
      case VerificationOutcome.Invalid(String reason) -> throw new IllegalStateException(
          "a proof made with this " + key + " does not verify, so the key is damaged: " + reason);
    };
  }

  /** The key of the last proof is kept prepared. */
  private PreparedVerifyingKey prepared(VerifyingKey key) {
    PreparedVerifyingKey last = lastKey.get();
    if (last == null || last.key() != key) {
      last = PreparedVerifyingKey.of(key);
      lastKey.set(last);
    }
    return last;
  }
}
