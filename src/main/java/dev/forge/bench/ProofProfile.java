package dev.forge.bench;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.Blinding;
import dev.forge.zk.groth16.Groth16Prover;
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
import java.util.stream.IntStream;

/**
 * The parts of a proof one by one: the time of each, the products of field elements it needs, and how many times longer
 * it took than those products alone at the kernel's speed.
 */
final class ProofProfile {
  private static final int RUNS = 5;

  private final Workload workload;
  private final ProvingKey key;
  private final Cores cores;
  private final R1cs r1cs;
  private final double baseSpeed;
  private final double scalarSpeed;
  private final JsonArrayBuilder parts = Json.createArrayBuilder();

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
    Assignment assignment = beforeProof();
    new Groth16Prover(cores).prove(key, r1cs, assignment, Blinding.secure());
    FrVector w = assignment.wires();
    part("rows", FieldProducts.ofRows(r1cs), scalarSpeed, () -> RowValues.of(r1cs, w, key.domainSize(), cores));
    RowValues rows = RowValues.of(r1cs, w, key.domainSize(), cores);
    OddCoset coset = new OddCoset(Domain.atLeast(key.domainSize()));
    part("transforms", FieldProducts.ofQuotient(key.domainSize()), scalarSpeed,
        () -> coset.numerator(rows.left(), rows.right(), rows.output(), cores));
    sum("sum A", key.a().points(), key.a().selection().of(w));
    sum("sum B in G1", key.b().points(), key.b().selection().of(w));
    sumInG2(key.b().selection().of(w));
    sum("sum K", key.k().points(), key.k().selection().of(w));
    sum("sum H", key.h(), coset.numerator(rows.left(), rows.right(), rows.output(), cores));
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      FrVector committed = new Selection(r1cs.commitments().get(j).privateCommitted()).of(w);
      sum("commitment", key.commitments().get(j).basis(), committed);
      sum("proof of knowledge", key.commitments().get(j).basisSigma(), committed);
    }
    return Json.createObjectBuilder()
        .add("baseFieldProductsPerSecond", baseSpeed)
        .add("scalarFieldProductsPerSecond", scalarSpeed)
        .add("parts", parts)
        .build();
  }

  /** Solving and filling, which are not made of products that a kernel could take. */
  private Assignment beforeProof() {
    List<Laps> runs = new ArrayList<>();
    Assignment last = IntStream.range(0, RUNS).mapToObj(run -> {
      runs.add(new Laps());
      return workload.assign(runs.getLast());
    }).toList().getLast();
    for (String name : runs.getLast().seconds().keySet()) {
      Series taken = new Series(runs.stream().map(run -> run.seconds().get(name)).toList());
      parts.add(Json.createObjectBuilder().add("part", name).add("seconds", taken.median()));
    }
    return last;
  }

  private void sum(String name, G1Bases bases, FrVector scalars) {
    sums(name, FieldProducts.ofSum(scalars, false), queue -> queue.add(bases, scalars, 0));
  }

  private void sumInG2(FrVector scalars) {
    sums("sum B in G2", FieldProducts.ofSum(scalars, true), queue -> queue.add(key.b2(), scalars, 0));
  }

  private void sums(String name, long products, Consumer<MultiExponentiation> adding) {
    part(name, products, baseSpeed, () -> {
      MultiExponentiation queue = new MultiExponentiation();
      adding.accept(queue);
      queue.run(cores);
    });
  }

  private void part(String name, long products, double speed, Runnable work) {
    double seconds = Series.of(IntStream.range(0, RUNS).mapToObj(run -> {
      long start = System.nanoTime();
      work.run();
      return (System.nanoTime() - start) / 1e9;
    }).toList()).median();
    JsonObjectBuilder part = Json.createObjectBuilder().add("part", name).add("seconds", seconds);
    if (products > 0) {
      part.add("products", products).add("factor", seconds / (products / speed));
    }
    parts.add(part);
  }
}
