package dev.forge.zk.groth16;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.MatrixBuilder;
import dev.forge.zk.r1cs.R1cs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A random constraint system with a way to satisfy it. Most rows define a new wire as the product of two random linear
 * combinations of earlier ones. Each commitment covers some private wires, a mask, and where asked some public wires and
 * the earlier challenges; rows after it use its challenge.
 */
public final class RandomCircuit {
  private static final List<Fr> EDGES = List.of(Fr.ZERO, Fr.ONE, Fr.ZERO.subtract(Fr.ONE), Fr.of(1L << 32));

  private final Random random;
  private final int publicWires;
  private final MatrixBuilder left = new MatrixBuilder();
  private final MatrixBuilder right = new MatrixBuilder();
  private final MatrixBuilder output = new MatrixBuilder();
  private final List<Commitment> commitments = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final TreeSet<Integer> uncommitted = new TreeSet<>();
  private int wires;

  /** What gives the next wire its value. */
  private sealed interface Step {
    int wire();

    record Input(int wire) implements Step {}

    record Product(int wire, Map<Integer, Fr> left, Map<Integer, Fr> right) implements Step {}

    record Challenge(int wire) implements Step {}
  }

  private RandomCircuit(long seed, int publicInputs) {
    random = new Random(seed);
    publicWires = publicInputs + 1;
    wires = 1;
    for (int i = 0; i < publicInputs; i++) {
      input();
    }
  }

  /** A circuit of about the given number of rows. */
  public static RandomCircuit of(long seed, int rows, int publicInputs, int commitments, boolean publicCommitted) {
    RandomCircuit circuit = new RandomCircuit(seed, publicInputs);
    circuit.input();
    circuit.input();
    circuit.bindPublicInputs();
    int perStage = Math.max(1, rows / (commitments + 1));
    circuit.products(perStage);
    for (int j = 0; j < commitments; j++) {
      circuit.commit(publicCommitted);
      circuit.products(perStage);
    }
    return circuit;
  }

  /** The constraint system. */
  public R1cs r1cs() {
    return new R1cs(wires, publicWires, left.build(), right.build(), output.build(), commitments);
  }

  /** An assignment with inputs drawn from a seed, all wires before the first commitment set. */
  public Assignment assignment(long seed) {
    return new Replay(seed);
  }

  /** The public inputs of an assignment. */
  public FrVector publicInputs(Assignment assignment) {
    return FrVector.of(IntStream.range(1, publicWires).mapToObj(assignment.wires()::get).toArray(Fr[]::new));
  }

  private int input() {
    steps.add(new Step.Input(wires));
    if (wires >= publicWires) {
      uncommitted.add(wires);
    }
    return wires++;
  }

  private void bindPublicInputs() {
    for (int wire = 1; wire < publicWires; wire++) {
      row(Map.of(wire, Fr.ONE), Map.of(), Map.of());
    }
  }

  private void products(int count) {
    for (int i = 0; i < count; i++) {
      Step.Product step = new Step.Product(wires, combination(), combination());
      steps.add(step);
      row(step.left(), step.right(), Map.of(wires, Fr.ONE));
      uncommitted.add(wires++);
    }
  }

  private Map<Integer, Fr> combination() {
    Map<Integer, Fr> terms = new LinkedHashMap<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      terms.put(random.nextInt(Math.max(0, wires - 40), wires), scalar());
    }
    return terms;
  }

  private void commit(boolean publicCommitted) {
    int mask = input();
    row(Map.of(mask, Fr.ONE), Map.of(0, Fr.ONE), Map.of(mask, Fr.ONE));
    int[] covered =
        uncommitted.stream().filter(wire -> wire == mask || random.nextBoolean()).mapToInt(i -> i).toArray();
    IntStream.of(covered).forEach(uncommitted::remove);
    IntStream publicPart = publicCommitted ? IntStream.range(1, publicWires) : IntStream.empty();
    IntStream earlier = publicCommitted ? commitments.stream().mapToInt(Commitment::wire) : IntStream.empty();
    commitments.add(new Commitment(covered, IntStream.concat(publicPart, earlier).toArray(), wires));
    steps.add(new Step.Challenge(wires++));
  }

  private void row(Map<Integer, Fr> l, Map<Integer, Fr> r, Map<Integer, Fr> o) {
    left.row(l);
    right.row(r);
    output.row(o);
  }

  private Fr scalar() {
    return scalar(random);
  }

  private static Fr scalar(Random random) {
    if (random.nextInt(3) == 0) {
      return EDGES.get(random.nextInt(EDGES.size()));
    }
    return Fr.reduce(new java.math.BigInteger(254, random));
  }

  private final class Replay implements Assignment {
    private final FrVector values = new FrVector(wires);
    private final Random inputs;
    private int next;

    Replay(long seed) {
      inputs = new Random(seed);
      values.set(0, Fr.ONE);
      advance();
    }

    @Override
    public FrVector wires() {
      return values;
    }

    @Override
    public void challenge(int commitment, Fr value) {
      values.set(commitments.get(commitment).wire(), value);
      next++;
      advance();
    }

    private void advance() {
      while (next < steps.size() && !(steps.get(next) instanceof Step.Challenge)) {
        Step step = steps.get(next++);
        values.set(step.wire(), switch (step) {
          case Step.Product(int wire, var l, var r) -> sum(l).multiply(sum(r));
          default -> scalar(inputs);
        });
      }
    }

    private Fr sum(Map<Integer, Fr> terms) {
      Fr sum = Fr.ZERO;
      for (Map.Entry<Integer, Fr> term : terms.entrySet()) {
        sum = sum.add(values.get(term.getKey()).multiply(term.getValue()));
      }
      return sum;
    }
  }
}
