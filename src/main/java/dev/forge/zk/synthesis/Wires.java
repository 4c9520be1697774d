package dev.forge.zk.synthesis;

import java.util.Arrays;
import java.util.List;

/**
 * The numbering of wires: one; public inputs; for each run its own witnesses (those that are not an outer run's wires
 * too) and its internal wires; then ranges and lookups. Witnesses that no constraint uses have no wire.
 */
final class Wires {
  private static final int NONE = -1;

  private final Instances instances;
  private final int[] wireOfWitness;
  private final int[] firstOwn;
  private final int[] firstInternal;
  private final int[] one;
  private final int[] firstDecomposition;
  private final int[] decompositions;
  private final int publicWires;
  private int count;
  private Ranges ranges;

  /**
   * Numbers all wires but those of ranges and lookups.
   *
   * @param publicWitnesses main's public parameters and return values, a wire for each
   */
  Wires(Instances instances, WitnessClasses classes, List<Integer> publicWitnesses) {
    this.instances = instances;
    wireOfWitness = new int[classes.witnesses()];
    Arrays.fill(wireOfWitness, NONE);
    firstOwn = new int[instances.count()];
    firstInternal = new int[instances.count()];
    one = new int[instances.count()];
    firstDecomposition = new int[instances.count()];
    publicWires = 1 + publicWitnesses.size();
    for (int i = publicWitnesses.size() - 1; i >= 0; i--) {
      wireOfWitness[classes.of(publicWitnesses.get(i))] = 1 + i;
    }
    count = publicWires;
    int decompositionCount = 0;
    for (int i = 0; i < instances.count(); i++) {
      number(i, classes);
      firstDecomposition[i] = decompositionCount;
      decompositionCount += instances.template(i).decompositions().size();
    }
    decompositions = new int[decompositionCount];
  }

  private void number(int instance, WitnessClasses classes) {
    Template template = instances.template(instance);
    int start = instances.witnessStart(instance);
    firstOwn[instance] = count;
    for (int w = start; w < start + template.witnesses(); w++) {
      int root = classes.of(w);
      if (wireOfWitness[root] == NONE && classes.isUsed(root)) {
        wireOfWitness[root] = count;
        count = Math.addExact(count, 1);
      }
      wireOfWitness[w] = wireOfWitness[root];
    }
    firstInternal[instance] = count;
    count = Math.addExact(count, template.internals());
    one[instance] =
        instance == 0 ? LinearCombination.ONE : of(instances.parent(instance), instances.site(instance).gate());
  }

  /** Takes the next wires; returns the first. */
  int take(int wires) {
    int first = count;
    count = Math.addExact(count, wires);
    return first;
  }

  /** Says where the bits of decomposed witnesses are. */
  void bind(Ranges withBits, WitnessClasses classes) {
    ranges = withBits;
    for (int i = 0; i < instances.count(); i++) {
      List<Template.Bound> bounds = instances.template(i).decompositions();
      for (int d = 0; d < bounds.size(); d++) {
        int witnessClass = classes.of(instances.witnessStart(i) + bounds.get(d).witness());
        decompositions[firstDecomposition[i] + d] = withBits.of(witnessClass);
      }
    }
  }

  int count() {
    return count;
  }

  int publicWires() {
    return publicWires;
  }

  /** The wire of a witness, by its number among all; -1 where it has none. */
  int ofWitness(int witness) {
    return wireOfWitness[witness];
  }

  /** Whether a run's witness is that run's own wire, not an outer run's. */
  boolean isOwn(int instance, int wire) {
    return wire >= firstOwn[instance] || instance == 0 && wire > 0;
  }

  /** The wire that stands for 1 in a run: 0, or the gate of a conditional call. */
  int one(int instance) {
    return one[instance];
  }

  /** The wire of a run's local wire; -1 for one that is always 0. */
  int of(int instance, int local) {
    if (local == LinearCombination.ONE) {
      return one[instance];
    }
    Template template = instances.template(instance);
    if (local <= template.witnesses()) {
      return wireOfWitness[instances.witnessStart(instance) + local - 1];
    }
    int extra = template.extra()[local - 1 - template.witnesses()];
    if (extra >= 0) {
      return firstInternal[instance] + extra;
    }
    return switch (template.special().get(-1 - extra)) {
      case Template.Special.Port port
          -> wireOfWitness[instances.witnessStart(instances.child(instance, port.call())) + port.witness()];
      case Template.Special.Bit bit
          -> ranges.bit(decompositions[firstDecomposition[instance] + bit.decomposition()], bit.bit());
    };
  }
}
