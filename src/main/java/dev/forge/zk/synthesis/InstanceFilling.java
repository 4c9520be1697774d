package dev.forge.zk.synthesis;

import static dev.forge.zk.field.Modulus.LIMBS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.STATE_SIZE;

import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.r1cs.R1cs;

/** Sets the wires of one run: its own witnesses, then its internal wires, step by step. For one thread. */
final class InstanceFilling {
  private static final Modulus FIELD = Fr.MODULUS;

  private final R1cs r1cs;
  private final Instances instances;
  private final Wires wires;
  private final RowSections sections;
  private final long[] values;
  private final DotProduct dotProduct = new DotProduct();
  private final long[] a = new long[LIMBS];
  private final long[] b = new long[LIMBS];
  private final long[] state = new long[STATE_SIZE * LIMBS];
  private final Poseidon2Trace trace = new Poseidon2Trace();

  InstanceFilling(R1cs r1cs, Instances instances, Wires wires, RowSections sections, long[] values) {
    this.r1cs = r1cs;
    this.instances = instances;
    this.wires = wires;
    this.sections = sections;
    this.values = values;
  }

  /** Where several witnesses of the run are one wire, the first of them decides, so that parameters do. */
  void copyWitnesses(int instance, WitnessMap witnesses) {
    int start = instances.witnessStart(instance);
    int count = Math.min(witnesses.size(), instances.template(instance).witnesses());
    long[] source = witnesses.values().limbs();
    for (int w = count - 1; w >= 0; w--) {
      int wire = wires.ofWitness(start + w);
      if (wire >= 0 && wires.isOwn(instance, wire)) {
        System.arraycopy(source, LIMBS * w, values, LIMBS * wire, LIMBS);
      }
    }
  }

  void runSteps(int instance) {
    int[] steps = instances.template(instance).steps();
    int i = 0;
    while (i < steps.length) {
      switch (steps[i]) {
        case Steps.PRODUCT -> {
          product(sections.instance()[instance] + steps[i + 1], offset(instance, steps[i + 2]));
          i += 3;
        }
        case Steps.SELECT -> {
          select(instance, steps[i + 1], steps[i + 2], steps[i + 3]);
          i += 4;
        }
        case Steps.WRITE -> {
          write(instance, steps, i + 1);
          i += 5;
        }
        case Steps.POSEIDON2 -> {
          permute(instance, steps, i + 1);
          i += 2 + STATE_SIZE;
        }
        default -> throw new IllegalStateException("step " + steps[i]);
      }
    }
  }

  private int offset(int instance, int local) {
    return LIMBS * wires.of(instance, local);
  }

  private void product(int row, int target) {
    dotProduct.evaluate(a, 0, r1cs.left(), row, values);
    dotProduct.evaluate(b, 0, r1cs.right(), row, values);
    FIELD.multiply(values, target, a, 0, b, 0);
  }

  private void select(int instance, int index, int first, int count) {
    FIELD.fromMontgomery(a, 0, values, offset(instance, index));
    if ((a[1] | a[2] | a[3]) == 0 && a[0] >= 0 && a[0] < count) {
      FIELD.one(values, offset(instance, first + (int) a[0]));
    }
  }

  /** new = cell + selector * (value - cell). */
  private void write(int instance, int[] steps, int i) {
    int cell = offset(instance, steps[i + 2]);
    int target = offset(instance, steps[i + 3]);
    FIELD.subtract(a, 0, values, offset(instance, steps[i + 1]), values, cell);
    FIELD.multiply(a, 0, a, 0, values, offset(instance, steps[i]));
    FIELD.add(values, target, values, cell, a, 0);
  }

  private void permute(int instance, int[] steps, int i) {
    for (int j = 0; j < STATE_SIZE; j++) {
      int input = steps[i + j];
      if (input < 0) {
        System.arraycopy(r1cs.left().coefficients().limbs(), LIMBS * (-1 - input), state, LIMBS * j, LIMBS);
      } else {
        System.arraycopy(values, offset(instance, input), state, LIMBS * j, LIMBS);
      }
    }
    trace.permute(state, values, offset(instance, steps[i + STATE_SIZE]));
  }
}
