package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Program;
import java.util.BitSet;
import java.util.List;

/**
 * Which witnesses of all runs are one wire: those that a call which is always made passes in and out. A class is named
 * by its smallest member, which belongs to the outermost run.
 */
final class WitnessClasses {
  private final int[] parent;
  private final BitSet used;

  WitnessClasses(Program program, Instances instances) {
    parent = new int[instances.witnesses()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    for (int i = 1; i < instances.count(); i++) {
      Template.CallSite site = instances.site(i);
      if (!site.conditional()) {
        join(instances, i, site, program.functions().get(site.function()).returnValues());
      }
    }
    used = new BitSet(parent.length);
    for (int i = 0; i < instances.count(); i++) {
      markUsed(instances, i);
    }
  }

  private void join(Instances instances, int callee, Template.CallSite site, List<Integer> returnValues) {
    int outer = instances.witnessStart(instances.parent(callee));
    int inner = instances.witnessStart(callee);
    for (int i = 0; i < site.inputs().length; i++) {
      join(outer + site.inputs()[i], inner + i);
    }
    for (int i = 0; i < site.outputs().length; i++) {
      join(outer + site.outputs()[i], inner + returnValues.get(i));
    }
  }

  private void join(int a, int b) {
    int rootA = of(a);
    int rootB = of(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private void markUsed(Instances instances, int instance) {
    Template template = instances.template(instance);
    int start = instances.witnessStart(instance);
    template.used().stream().forEach(w -> used.set(of(start + w)));
    for (Template.Special special : template.special()) {
      if (special instanceof Template.Special.Port port) {
        used.set(of(instances.witnessStart(instances.child(instance, port.call())) + port.witness()));
      }
    }
  }

  /** The class of a witness. */
  int of(int witness) {
    int w = witness;
    while (parent[w] != w) {
      parent[w] = parent[parent[w]];
      w = parent[w];
    }
    return w;
  }

  /** Whether a class occurs in a constraint. */
  boolean isUsed(int witnessClass) {
    return used.get(witnessClass);
  }

  int witnesses() {
    return parent.length;
  }
}
