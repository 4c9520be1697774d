package dev.forge.zk.synthesis;

import static dev.forge.zk.field.Modulus.LIMBS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.FULL_ROUNDS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.PARTIAL_ROUNDS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.STATE_SIZE;

import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.poseidon2.Poseidon2Parameters;
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

  InstanceFilling(R1cs r1cs, Instances instances, Wires wires, RowSections sections, long[] values) {
    this.r1cs = r1cs;
    this.instances = instances;
    this.wires = wires;
    this.sections = sections;
    this.values = values;
  }

  void copyWitnesses(int instance, WitnessMap witnesses) {
    int start = instances.witnessStart(instance);
    int count = Math.min(witnesses.size(), instances.template(instance).witnesses());
    long[] source = witnesses.values().limbs();
    for (int w = 0; w < count; w++) {
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
    long[] state = new long[STATE_SIZE * LIMBS];
    for (int j = 0; j < STATE_SIZE; j++) {
      int input = steps[i + j];
      if (input < 0) {
        System.arraycopy(r1cs.left().coefficients().limbs(), LIMBS * (-1 - input), state, LIMBS * j, LIMBS);
      } else {
        System.arraycopy(values, offset(instance, input), state, LIMBS * j, LIMBS);
      }
    }
    new Trace(state, offset(instance, steps[i + STATE_SIZE])).permute();
  }

  /** A permutation that writes x^2, x^4 and x^5 of each fifth power, but for the last four, which are outputs. */
  private final class Trace {
    private final long[] state;
    private final long[] sum = new long[LIMBS];
    private int target;

    Trace(long[] state, int target) {
      this.state = state;
      this.target = target;
    }

    void permute() {
      external();
      for (int round = 0; round < FULL_ROUNDS / 2; round++) {
        fullRound(round);
      }
      for (int round = 0; round < PARTIAL_ROUNDS; round++) {
        fifthPower(0, Poseidon2Parameters.partialRoundConstant(round));
        internal();
      }
      for (int round = FULL_ROUNDS / 2; round < FULL_ROUNDS - 1; round++) {
        fullRound(round);
      }
      for (int j = 0; j < STATE_SIZE; j++) {
        Poseidon2Parameters.fullRoundConstant(FULL_ROUNDS - 1, j).pack(a, 0);
        FIELD.add(a, 0, a, 0, state, LIMBS * j);
        squares();
      }
    }

    private void fullRound(int round) {
      for (int j = 0; j < STATE_SIZE; j++) {
        fifthPower(j, Poseidon2Parameters.fullRoundConstant(round, j));
      }
      external();
    }

    private void fifthPower(int element, Fr constant) {
      constant.pack(a, 0);
      FIELD.add(a, 0, a, 0, state, LIMBS * element);
      squares();
      FIELD.multiply(values, target, a, 0, values, target - LIMBS);
      System.arraycopy(values, target, state, LIMBS * element, LIMBS);
      target += LIMBS;
    }

    private void squares() {
      FIELD.square(values, target, a, 0);
      FIELD.square(values, target + LIMBS, values, target);
      target += 2 * LIMBS;
    }

    private void internal() {
      sum(0, 1);
      System.arraycopy(sum, 0, b, 0, LIMBS);
      sum(2, 3);
      FIELD.add(sum, 0, sum, 0, b, 0);
      for (int j = 0; j < STATE_SIZE; j++) {
        Poseidon2Parameters.internalDiagonal(j).pack(b, 0);
        FIELD.multiply(state, LIMBS * j, state, LIMBS * j, b, 0);
        FIELD.add(state, LIMBS * j, state, LIMBS * j, sum, 0);
      }
    }

    private void sum(int i, int j) {
      FIELD.add(sum, 0, state, LIMBS * i, state, LIMBS * j);
    }

    /** The external matrix, in the order of additions of the paper's appendix B. */
    private void external() {
      long[] t = new long[4 * LIMBS];
      int t1 = LIMBS;
      int t2 = 2 * LIMBS;
      int t3 = 3 * LIMBS;
      FIELD.add(t, 0, state, 0, state, LIMBS);
      FIELD.add(t, t1, state, 2 * LIMBS, state, 3 * LIMBS);
      FIELD.add(t, t2, state, LIMBS, state, LIMBS);
      FIELD.add(t, t2, t, t2, t, t1);
      FIELD.add(t, t3, state, 3 * LIMBS, state, 3 * LIMBS);
      FIELD.add(t, t3, t, t3, t, 0);
      FIELD.add(t, t1, t, t1, t, t1);
      FIELD.add(t, t1, t, t1, t, t1);
      FIELD.add(t, 0, t, 0, t, 0);
      FIELD.add(t, 0, t, 0, t, 0);
      FIELD.add(state, 3 * LIMBS, t, t1, t, t3);
      FIELD.add(state, LIMBS, t, 0, t, t2);
      FIELD.add(state, 0, t, t3, state, LIMBS);
      FIELD.add(state, 2 * LIMBS, t, t2, state, 3 * LIMBS);
    }
  }
}
