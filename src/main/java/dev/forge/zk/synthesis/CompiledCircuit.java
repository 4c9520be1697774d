package dev.forge.zk.synthesis;

import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A constraint system compiled from an ACIR program. Immutable; any number of threads may assign witnesses at once. */
public final class CompiledCircuit {
  private final R1cs r1cs;
  private final SynthesisReport report;
  private final RowOrigins origins;
  private final Instances instances;
  private final Wires wires;
  private final Ranges ranges;
  private final RowSections sections;
  private final Optional<Committed> committed;
  private final List<Integer> publicWitnesses;

  CompiledCircuit(
      R1cs r1cs, SynthesisReport report, RowOrigins origins, CircuitLayout layout, List<Integer> publicWitnesses) {
    this.r1cs = r1cs;
    this.report = report;
    this.origins = origins;
    this.instances = layout.instances();
    this.wires = layout.wires();
    this.ranges = layout.ranges();
    this.sections = layout.sections();
    this.committed = layout.committed();
    this.publicWitnesses = publicWitnesses;
  }

  /**
   * The constraint system. Its wires are the constant one, main's public parameters ascending, main's return values
   * ascending, then private wires.
   */
  public R1cs r1cs() {
    return r1cs;
  }

  /** {@link #assign(WitnessStack, RandomGenerator, Cores)} with the system's secure randomness, on all cores. */
  public Assignment assign(WitnessStack witness) {
    return assign(witness, new SecureRandom(), Cores.all());
  }

  /**
   * The wires' values for a solved witness. A witness that does not satisfy the program is assigned as far as it goes:
   * some row does not hold then. Witnesses without a value are 0.
   *
   * @param randomness where the commitment's mask comes from; anything but a secure source is for tests
   * @throws IllegalArgumentException if the stack does not end with main
   */
  public Assignment assign(WitnessStack witness, RandomGenerator randomness, Cores cores) {
    return new CircuitAssignment(this, StackMatching.match(instances, witness), randomness, cores);
  }

  /** What the circuit costs. */
  public SynthesisReport report() {
    return report;
  }

  /**
   * Where a row comes from.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public RowOrigin describeRow(int row) {
    return origins.of(row);
  }

  Instances instances() {
    return instances;
  }

  Wires wires() {
    return wires;
  }

  Ranges ranges() {
    return ranges;
  }

  RowSections sections() {
    return sections;
  }

  Optional<Committed> committed() {
    return committed;
  }

  List<Integer> publicWitnesses() {
    return publicWitnesses;
  }
}
