package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.FixedBase;
import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.msm.G2Bases;
import dev.forge.zk.poly.Domain;
import dev.forge.zk.poly.OddCoset;
import dev.forge.zk.r1cs.CircuitHash;
import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.R1cs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Makes a key pair alone, as gnark v0.14 does (backend/groth16/bn254, {@code Setup}), but over the cheapest domain: only
 * the prover sees it. Whoever runs it could keep its
 * secrets and forge proofs, so its keys serve development only; the proving key says so ({@link KeyOrigin}).
 */
public final class InsecureDevelopmentSetup {
  private final R1cs r1cs;
  private final Domain domain;
  private final Secrets secrets;
  private final Cores cores;
  private final int boundPublicWires;
  private final WirePolynomials polynomials;
  private final SetupProgress progress;

  private InsecureDevelopmentSetup(
      R1cs r1cs, int boundPublicWires, ScalarSource randomness, Cores cores, SetupProgress progress) {
    this.r1cs = r1cs;
    this.progress = progress;
    this.cores = cores;
    this.boundPublicWires = boundPublicWires;
    int rows = Math.max(1, r1cs.constraints() + boundPublicWires);
    domain = boundPublicWires > 0 ? Domain.powerOfTwoAtLeast(rows) : Domain.cheapestFor(rows);
    secrets = Secrets.drawnFrom(randomness, r1cs.commitments().size());
    polynomials = WirePolynomials.at(secrets.t(), r1cs, boundPublicWires, domain, cores);
  }

  /**
   * The keys of a constraint system; the verifying key is a part of the proving key.
   *
   * @throws IllegalArgumentException if the commitments' wires are not private, ascending, or committed twice
   */
  public static ProvingKey run(R1cs r1cs, ScalarSource randomness, Cores cores) {
    return run(r1cs, randomness, cores, fraction -> {});
  }

  /**
   * As {@link #run}, saying after each list of points how much is done.
   *
   * @param listener gets ascending fractions of 1
   * @throws IllegalArgumentException as {@link #run}
   */
  public static ProvingKey run(R1cs r1cs, ScalarSource randomness, Cores cores, DoubleConsumer listener) {
    CommittedWires.check(r1cs);
    return new InsecureDevelopmentSetup(r1cs, 0, randomness, cores, new SetupProgress(listener)).provingKey();
  }

  /**
   * As {@link #run}, with a row "wire * 0 = 0" for each public wire, as snarkjs' keys have them, and over a domain whose
   * size is a power of two: what a .zkey needs.
   *
   * @throws IllegalArgumentException as {@link #run}
   */
  public static ProvingKey runWithBoundPublicWires(R1cs r1cs, ScalarSource randomness, Cores cores) {
    CommittedWires.check(r1cs);
    return new InsecureDevelopmentSetup(r1cs, r1cs.publicWires(), randomness, cores, new SetupProgress(fraction -> {}))
        .provingKey();
  }

  /**
   * The secrets of a setup, in the order in which they are drawn, none of them 0. Letters as in {@link ProvingKey}.
   *
   * @param g the generator of the commitments' verifying keys is g times that of G2
   * @param sigmas one for each commitment
   */
  record Secrets(Fr t, Fr alpha, Fr beta, Fr gamma, Fr delta, Fr g, List<Fr> sigmas) {
    static Secrets drawnFrom(ScalarSource source, int commitments) {
      return new Secrets(source.nextNonZero(), source.nextNonZero(), source.nextNonZero(), source.nextNonZero(),
          source.nextNonZero(), source.nextNonZero(),
          IntStream.range(0, commitments).mapToObj(j -> source.nextNonZero()).toList());
    }
  }

  private ProvingKey provingKey() {
    Selection inA = Selection.nonZero(polynomials.a());
    Selection inB = Selection.nonZero(polynomials.b());
    FrVector scalarsOfB = inB.of(polynomials.b());
    progress.expect((long) inA.size() + inB.size() + r1cs.wires() + domain.size(), inB.size());
    return new ProvingKey(
        KeyOrigin.INSECURE_DEVELOPMENT,
        CircuitHash.of(r1cs),
        r1cs.wires(),
        domain.size(),
        boundPublicWires,
        verifyingKey(),
        new WireBases(inA, inG1(inA.of(polynomials.a()))),
        new WireBases(inB, inG1(scalarsOfB)),
        inG2(scalarsOfB),
        privateBases(),
        inG1(scaled(new OddCoset(domain).basisAt(secrets.t()), secrets.delta().invert())),
        commitmentBases());
  }

  /** [k_i / delta] for the private wires that are neither committed nor hold a challenge. */
  private WireBases privateBases() {
    FrVector scalars = new FrVector(r1cs.wires());
    Fr deltaInverse = secrets.delta().invert();
    for (int wire : CommittedWires.uncommittedPrivate(r1cs)) {
      scalars.set(wire, k(wire).multiply(deltaInverse));
    }
    Selection selection = Selection.nonZero(scalars);
    return new WireBases(selection, inG1(selection.of(scalars)));
  }

  private List<CommitmentBases> commitmentBases() {
    Fr gammaInverse = secrets.gamma().invert();
    List<CommitmentBases> keys = new ArrayList<>();
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      FrVector scalars = scaled(k(r1cs.commitments().get(j).privateCommitted()), gammaInverse);
      keys.add(new CommitmentBases(inG1(scalars), inG1(scaled(scalars, secrets.sigmas().get(j)))));
    }
    return keys;
  }

  private VerifyingKey verifyingKey() {
    G1Bases g1 = inG1(FrVector.of(secrets.alpha(), secrets.beta(), secrets.delta()));
    G2Bases g2 = inG2(FrVector.of(secrets.beta(), secrets.gamma(), secrets.delta(), secrets.g()));
    G1Bases k = inG1(scaled(k(CommittedWires.seenByVerifier(r1cs)), secrets.gamma().invert()));
    return new VerifyingKey(
        g1.get(0),
        g1.get(1),
        g2.get(0),
        g2.get(1),
        g1.get(2),
        g2.get(2),
        IntStream.range(0, k.size()).mapToObj(k::get).toList(),
        r1cs.commitments().stream().map(this::hashedWithCommitment).toList(),
        secrets.sigmas().stream().map(sigma -> commitmentKey(g2.get(3), sigma)).toList());
  }

  private static VerifyingKey.CommitmentKey commitmentKey(G2Affine g, Fr sigma) {
    return new VerifyingKey.CommitmentKey(g, g.multiply(sigma.negate()).toAffine());
  }

  /** Public wires keep their number; the challenge of commitment j becomes public wire number {@code publicWires + j}. */
  private List<Integer> hashedWithCommitment(Commitment commitment) {
    return IntStream.of(commitment.publicAndCommitmentCommitted())
        .mapToObj(
            wire -> wire < r1cs.publicWires() ? wire : r1cs.publicWires() + CommittedWires.commitmentOf(r1cs, wire))
        .toList();
  }

  private Fr k(int wire) {
    return secrets.beta().multiply(polynomials.a().get(wire))
        .add(secrets.alpha().multiply(polynomials.b().get(wire)))
        .add(polynomials.c().get(wire));
  }

  private FrVector k(int[] wires) {
    FrVector scalars = new FrVector(wires.length);
    for (int i = 0; i < wires.length; i++) {
      scalars.set(i, k(wires[i]));
    }
    return scalars;
  }

  private static FrVector scaled(FrVector vector, Fr factor) {
    FrVector result = new FrVector(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      result.set(i, vector.get(i).multiply(factor));
    }
    return result;
  }

  private G1Bases inG1(FrVector scalars) {
    G1Bases points = FixedBase.multiply(G1Affine.GENERATOR, scalars, cores);
    progress.madeInG1(scalars.size());
    return points;
  }

  private G2Bases inG2(FrVector scalars) {
    G2Bases points = FixedBase.multiply(G2Affine.GENERATOR, scalars, cores);
    progress.madeInG2(scalars.size());
    return points;
  }
}
