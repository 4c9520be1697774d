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
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws over random programs ({@link RandomProgram}), whose every witness follows from the parameters. */
class SynthesisProperties {
  private static final long SEED = 4711;
  private static final int PROGRAMS = 40;

  private static Fr[] parameters(SplittableRandom random) {
    Fr[] values = new Fr[RandomProgram.PARAMETERS];
    for (int i = 0; i < values.length; i++) {
      values[i] = Fr.of(random.nextInt(4) == 0 ? random.nextInt(2) : random.nextInt(256));
    }
    values[0] = Fr.of(random.nextInt(2));
    return values;
  }

  private static SynthesisOptions options(int i) {
    return new SynthesisOptions(RangeStrategy.values()[i % 3], i % 2 == 0);
  }

  @Test
  void solvedWitnessIsAccepted() {
    SplittableRandom random = new SplittableRandom(SEED);
    int calls = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      Program program = RandomProgram.of(random);
      Trial trial = Trial.of(program, options(i));
      WitnessStack witness = trial.solve(parameters(random));
      OptionalInt row = trial.firstFailing(witness);
      int number = i;
      assertTrue(row.isEmpty(), () -> "seed " + SEED + ", program " + number + ", "
          + trial.circuit().describeRow(row.getAsInt()) + "\n" + program);
      calls += witness.items().size() - 1;
    }
    assertTrue(calls > PROGRAMS, "calls " + calls);
  }

  @Test
  void eachChangedWitnessIsRefused() {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    int changes = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      Program program = RandomProgram.of(random);
      Trial trial = Trial.of(program, options(i));
      WitnessStack witness = trial.solve(parameters(random));
      FrVector wires = trial.wires(witness);
      for (int item = 0; item < witness.items().size(); item++) {
        WitnessMap map = witness.items().get(item).witnesses();
        int w = random.nextInt(map.size());
        Fr value = map.get(w).add(Fr.of(1 + random.nextInt(3)));
        WitnessStack changed = Trial.changed(witness, item, w, value);
        boolean main = item == witness.items().size() - 1;
        if (main && w < RandomProgram.PARAMETERS || sameWires(wires, trial.wires(changed))) {
          continue; // another input, or a callee's name for a wire of its caller
        }
        changes++;
        assertTrue(
            trial.firstFailing(changed).isPresent(),
            "seed " + (SEED + 1) + ", program " + i + ", item " + item + ", witness " + w + "\n" + program);
      }
    }
    assertTrue(changes > PROGRAMS, "changes " + changes);
  }

  private static boolean sameWires(FrVector a, FrVector b) {
    return Arrays.equals(a.limbs(), b.limbs());
  }

  /** The internal wires of every gadget are determined by the witnesses, but for the mask. */
  @Test
  void eachChangedWireIsRefused() {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    int changes = 0;
    for (int i = 0; i < PROGRAMS / 3; i++) {
      Program program = RandomProgram.of(random);
      Trial trial = Trial.of(program, options(i));
      WitnessStack witness = trial.solve(parameters(random));
      FrVector wires = trial.wires(witness);
      int mask = trial.circuit().committed().map(Committed::mask).orElse(-1);
      int challenge =
          trial.circuit().committed().filter(c -> c.lookupWidth() == 0).map(Committed::challenge).orElse(-1);
      for (int k = 0; k < 20; k++) {
        int wire = RandomProgram.PARAMETERS + 1 + random.nextInt(wires.size() - RandomProgram.PARAMETERS - 1);
        if (wire == mask || wire == challenge || trial.isInSkippedCall(witness, wire)) {
          continue;
        }
        Fr right = wires.get(wire);
        wires.set(wire, right.add(Fr.of(1 + random.nextInt(1000))));
        changes++;
        assertTrue(
            Trial.firstFailing(trial.circuit().r1cs(), wires).isPresent(),
            "seed " + (SEED + 2) + ", program " + i + ", wire " + wire + "\n" + program);
        wires.set(wire, right);
      }
    }
    assertTrue(changes > PROGRAMS, "changes " + changes);
  }

  /** What the solver refuses, with parameters out of their ranges, no assignment of these parameters satisfies. */
  @Test
  void parametersThatTheSolverRefusesAreRefused() {
    SplittableRandom random = new SplittableRandom(SEED + 3);
    int refused = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      Program program = RandomProgram.of(random);
      Fr[] values = parameters(random);
      WitnessStack witness = Trial.of(program).solve(values);
      int wrong = random.nextInt(RandomProgram.PARAMETERS);
      values[wrong] = values[wrong].add(Fr.of(256));
      AcvmOutcome outcome = Acvm.prepare(program).execute(Trial.map(values), ForeignCallHandler.NONE);
      assertTrue(outcome instanceof AcvmOutcome.Failed,
          "seed " + (SEED + 3) + ", program " + i + ", parameter " + wrong);
      int main = witness.items().size() - 1;
      Trial.of(program, options(i)).assertRefuses(Trial.changed(witness, main, wrong, values[wrong]));
      refused++;
    }
    assertEquals(PROGRAMS, refused);
  }

  @Test
  void compilingTwiceGivesTheSameSystem() {
    SplittableRandom random = new SplittableRandom(SEED + 4);
    for (int i = 0; i < 10; i++) {
      Program program = RandomProgram.of(random);
      CompiledCircuit a = CircuitCompiler.compile(program, options(i));
      CompiledCircuit b = CircuitCompiler.compile(program, options(i));
      assertEquals(a.report(), b.report());
      assertTrue(Arrays.equals(a.r1cs().left().wire(), b.r1cs().left().wire()));
      assertTrue(Arrays.equals(a.r1cs().output().coefficient(), b.r1cs().output().coefficient()));
    }
  }
}
