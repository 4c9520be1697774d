package dev.forge.bench;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.Blinding;
import dev.forge.zk.groth16.Groth16Prover;
import dev.forge.zk.groth16.Proof;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.Selection;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.msm.MultiExponentiation;
import dev.forge.zk.poly.Domain;
import dev.forge.zk.poly.OddCoset;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.RowValues;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The parts of a proof, and then of its verification, one by one: the time of each, the products of field elements it needs, and how many times longer
 * it took than those products alone at the kernel's speed. All parts run in turn, so that all feel the same noise.
 */
final class ProofProfile {
  private static final int RUNS = 5;

  private final Workload workload;
  private final ProvingKey key;
  private final Cores cores;
  private final R1cs r1cs;
  private final double baseSpeed;
  private final double scalarSpeed;
  private final List<Part> parts = new ArrayList<>();

  ProofProfile(Workload workload, ProvingKey key, Cores cores) {
    this.workload = workload;
    this.key = key;
    this.cores = cores;
    r1cs = workload.r1cs();
    baseSpeed = KernelSpeed.productsPerSecond(Kernels.chosen().fp(), cores);
    scalarSpeed = KernelSpeed.productsPerSecond(Kernels.chosen().fr(), cores);
  }

  /** Measures all parts. */
  JsonObject measure() {
    Assignment assignment = workload.assign(new Laps());
    Proof proof = new Groth16Prover(cores).prove(key, r1cs, assignment, Blinding.secure());
    addRowsAndTransforms(assignment.wires());
    addSums(assignment.wires());
    List<Laps> assigned = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      assigned.add(new Laps());
      workload.assign(assigned.getLast());
      parts.forEach(Part::run);
    }
    JsonArrayBuilder measured = Json.createArrayBuilder();
    assigned.getLast().seconds().keySet().forEach(name -> measured.add(Json.createObjectBuilder().add("part", name)
        .add("seconds", new Series(assigned.stream().map(laps -> laps.seconds().get(name)).toList()).median())));
    parts.forEach(part -> measured.add(part.json()));
    new VerificationProfile(key.verifyingKey(), proof).parts().forEach(measured::add);
    return Json.createObjectBuilder()
        .add("baseFieldProductsPerSecond", baseSpeed)
        .add("scalarFieldProductsPerSecond", scalarSpeed)
        .add("parts", measured)
        .build();
  }

  private void addRowsAndTransforms(FrVector w) {
    part("rows", FieldProducts.ofRows(r1cs), scalarSpeed,
        () -> RowValues.of(r1cs, w, key.domainSize(), cores).firstUnsatisfied());
    RowValues rows = RowValues.of(r1cs, w, key.domainSize(), cores);
    OddCoset coset = OddCoset.over(Domain.ofSize(key.domainSize()));
    part("transforms", FieldProducts.ofQuotient(key.domainSize()), scalarSpeed,
        () -> coset.numerator(rows.left(), rows.right(), rows.output(), cores));
    sum("sum H", key.h(), coset.numerator(rows.left(), rows.right(), rows.output(), cores));
  }

  private void addSums(FrVector w) {
    sum("sum A", key.a().points(), key.a().selection().of(w));
    FrVector inB = key.b().selection().of(w);
    sum("sum B in G1", key.b().points(), inB);
    sums("sum B in G2", FieldProducts.ofSum(inB, true), queue -> queue.add(key.b2(), inB, 0));
    sum("sum K", key.k().points(), key.k().selection().of(w));
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      FrVector committed = new Selection(r1cs.commitments().get(j).privateCommitted()).of(w);
      sum("commitment", key.commitments().get(j).basis(), committed);
      sum("proof of knowledge", key.commitments().get(j).basisSigma(), committed);
    }
  }

  private void sum(String name, G1Bases bases, FrVector scalars) {
    sums(name, FieldProducts.ofSum(scalars, false), queue -> queue.add(bases, scalars, 0));
  }

  private void sums(String name, long products, Consumer<MultiExponentiation> adding) {
    part(name, products, baseSpeed, () -> {
      MultiExponentiation queue = new MultiExponentiation();
      adding.accept(queue);
      queue.run(cores);
    });
  }

  private void part(String name, long products, double speed, Runnable work) {
    parts.add(new Part(name, products, speed, work, new ArrayList<>()));
  }

  /**
   * A part of a proof.
   *
   * @param products the products it needs
   * @param speed products of the kernel in a second
   * @param seconds of each run
   */
  private record Part(String name, long products, double speed, Runnable work, List<Double> seconds) {
    void run() {
      long start = System.nanoTime();
      work.run();
      seconds.add((System.nanoTime() - start) / 1e9);
    }

    JsonObject json() {
      double median = new Series(seconds).median();
      JsonObjectBuilder object = Json.createObjectBuilder().add("part", name).add("seconds", median);
      return (products == 0 ? object : object.add("products", products).add("factor", median / (products / speed)))
          .build();
    }
  }
}
