package dev.forge.zk.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.Acvm;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.Program;
import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** A compiled program and slow, plain checks of its rows. */
record Trial(Program program, CompiledCircuit circuit) {
  static final SynthesisOptions BITS = new SynthesisOptions(RangeStrategy.BITS, false);
  static final SynthesisOptions LOOKUP = new SynthesisOptions(RangeStrategy.LOOKUP, false);
  private static final Fr CHALLENGE = Fr.of(7).power(java.math.BigInteger.valueOf(100));

  static Trial of(Program program) {
    return of(program, BITS);
  }

  static Trial of(Program program, SynthesisOptions options) {
    return new Trial(program, CircuitCompiler.compile(program, options));
  }

  /** The witnesses that the solver finds for main's parameters, which are witnesses 0 and up. */
  WitnessStack solve(Fr... parameters) {
    AcvmOutcome outcome = Acvm.prepare(program).execute(map(parameters), ForeignCallHandler.NONE);
    return switch (outcome) {
      case AcvmOutcome.Solved solved -> solved.witnesses();
      case AcvmOutcome.Failed failed -> throw new AssertionError("not solved: " + failed);
    };
  }

  static WitnessMap map(Fr... values) {
    WitnessMap map = new WitnessMap(values.length);
    for (int i = 0; i < values.length; i++) {
      map.set(i, values[i]);
    }
    return map;
  }

  /** The witnesses of a program of one function, right or wrong. */
  static WitnessStack claim(Fr... witnesses) {
    return new WitnessStack(List.of(new WitnessStack.Item(0, map(witnesses))));
  }

  /** A copy in which one witness has another value. */
  static WitnessStack changed(WitnessStack stack, int item, int witness, Fr value) {
    List<WitnessStack.Item> items = new ArrayList<>(stack.items());
    WitnessMap old = items.get(item).witnesses();
    WitnessMap changed = new WitnessMap(Math.max(old.size(), witness + 1));
    old.assigned().stream().forEach(w -> changed.set(w, old.get(w)));
    changed.set(witness, value);
    items.set(item, new WitnessStack.Item(items.get(item).function(), changed));
    return new WitnessStack(items);
  }

  /** All wires, challenges set. */
  FrVector wires(WitnessStack witness) {
    Assignment assignment = circuit.assign(witness, new SplittableRandom(1), Cores.of(1));
    for (int i = 0; i < circuit.r1cs().commitments().size(); i++) {
      assignment.challenge(i, CHALLENGE);
    }
    return assignment.wires();
  }

  OptionalInt firstFailing(WitnessStack witness) {
    return firstFailing(circuit.r1cs(), wires(witness));
  }

  /** The first row that does not hold, in single field operations. */
  static OptionalInt firstFailing(R1cs r1cs, FrVector wires) {
    assertTrue(wires.get(0).isOne(), "wire 0");
    for (int row = 0; row < r1cs.constraints(); row++) {
      Fr product = dot(r1cs.left(), row, wires).multiply(dot(r1cs.right(), row, wires));
      if (!product.equals(dot(r1cs.output(), row, wires))) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  private static Fr dot(SparseMatrix matrix, int row, FrVector wires) {
    Fr sum = Fr.ZERO;
    for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]; k++) {
      sum = sum.add(matrix.coefficients().get(matrix.coefficient()[k]).multiply(wires.get(matrix.wire()[k])));
    }
    return sum;
  }

  void assertAccepts(WitnessStack witness) {
    OptionalInt row = firstFailing(witness);
    assertTrue(row.isEmpty(), () -> "row " + row.getAsInt() + ": " + circuit.describeRow(row.getAsInt()));
  }

  /** The witness is refused, first by a row of the given part. */
  void assertRefuses(Part part, WitnessStack witness) {
    OptionalInt row = firstFailing(witness);
    assertTrue(row.isPresent(), "accepted");
    assertEquals(part, circuit.describeRow(row.getAsInt()).part());
  }

  void assertRefuses(WitnessStack witness) {
    assertTrue(firstFailing(witness).isPresent(), "accepted");
  }

  int rows(Part part) {
    return circuit.report().rowsByPart().getOrDefault(part, 0);
  }

  /** Whether a wire belongs to a run that did not take place. */
  boolean isInSkippedCall(WitnessStack witness, int wire) {
    WitnessMap[] matched = StackMatching.match(circuit.instances(), witness);
    for (int i = 0; i < matched.length; i++) {
      for (int local = 1; matched[i] == null && local < circuit.instances().template(i).wireCount(); local++) {
        if (circuit.wires().of(i, local) == wire) {
          return true;
        }
      }
    }
    return false;
  }
}
