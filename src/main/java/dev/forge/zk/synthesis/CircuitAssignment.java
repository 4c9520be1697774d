package dev.forge.zk.synthesis;

import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The wires of a compiled circuit. */
final class CircuitAssignment implements Assignment {
  private static final int MASK_BYTES = 48;

  private final FrVector wires;
  private final Optional<Committed> committed;
  private final RangeFilling ranges;

  CircuitAssignment(CompiledCircuit circuit, WitnessMap[] witnesses, RandomGenerator randomness, Cores cores) {
    wires = new FrVector(circuit.r1cs().wires());
    committed = circuit.committed();
    ranges = new RangeFilling(circuit.ranges(), wires.limbs(), cores);
    wires.set(0, Fr.ONE);
    copyWitnesses(circuit, witnesses, cores);
    ranges.fillParts(committed.map(Committed::lookupWidth).orElse(0));
    runSteps(circuit, witnesses, cores);
    committed.ifPresent(c -> {
      ranges.countLookups(c);
      byte[] mask = new byte[MASK_BYTES];
      randomness.nextBytes(mask);
      wires.set(c.mask(), Fr.reduce(new BigInteger(1, mask)));
    });
  }

  private void copyWitnesses(CompiledCircuit circuit, WitnessMap[] witnesses, Cores cores) {
    cores.run(witnesses.length, i -> {
      if (witnesses[i] != null) {
        filling(circuit).copyWitnesses(i, witnesses[i]);
      }
    });
    List<Integer> publicWitnesses = circuit.publicWitnesses();
    for (int i = 0; i < publicWitnesses.size(); i++) {
      int witness = publicWitnesses.get(i);
      wires.set(1 + i, witness < witnesses[0].size() ? witnesses[0].get(witness) : Fr.ZERO);
    }
  }

  /** Computes internal wires, callers before callees, since a callee may need its gate. */
  private void runSteps(CompiledCircuit circuit, WitnessMap[] witnesses, Cores cores) {
    Instances instances = circuit.instances();
    TreeMap<Integer, List<Integer>> byDepth = new TreeMap<>();
    for (int i = 0; i < witnesses.length; i++) {
      if (witnesses[i] != null && instances.template(i).steps().length > 0) {
        byDepth.computeIfAbsent(instances.depth(i), d -> new ArrayList<>()).add(i);
      }
    }
    byDepth.values().forEach(level -> cores.run(level.size(), i -> filling(circuit).runSteps(level.get(i))));
  }

  private InstanceFilling filling(CompiledCircuit circuit) {
    return new InstanceFilling(
        circuit.r1cs(), circuit.instances(), circuit.wires(), circuit.sections(), wires.limbs());
  }

  @Override
  public FrVector wires() {
    return wires;
  }

  @Override
  public void challenge(int commitment, Fr value) {
    Committed c = committed.filter(present -> commitment == 0)
        .orElseThrow(() -> new IndexOutOfBoundsException("commitment " + commitment));
    wires.set(c.challenge(), value);
    ranges.invert(c);
  }
}
