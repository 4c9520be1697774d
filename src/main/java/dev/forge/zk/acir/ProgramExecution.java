package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.acir.AcvmOutcome.OpcodeLocation;
import dev.forge.zk.brillig.BrilligOutcome;
import dev.forge.zk.brillig.BrilligVm;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.List;

/** One run of a program: the functions active, those finished, and what is left of the limits. */
final class ProgramExecution {
  private final Program program;
  private final PreparedCircuit[] circuits;
  private final ForeignCallHandler handler;
  private final AcvmBudget budget;
  private final List<Active> active = new ArrayList<>();
  private final List<WitnessStack.Item> finished = new ArrayList<>();

  private record Active(int function, CircuitExecution execution) {}

  ProgramExecution(Program program, PreparedCircuit[] circuits, ForeignCallHandler handler, AcvmLimits limits) {
    this.program = program;
    this.circuits = circuits;
    this.handler = handler;
    budget = new AcvmBudget(limits);
  }

  AcvmBudget budget() {
    return budget;
  }

  AcvmOutcome execute(WitnessMap inputs) {
    try {
      run(0, inputs);
      return new AcvmOutcome.Solved(new WitnessStack(finished));
    } catch (Halt halt) {
      List<OpcodeLocation> calls =
          active.stream().map(a -> new OpcodeLocation(a.function(), a.execution().opcode())).toList();
      return switch (halt.kind()) {
        case ASSERTION -> new AcvmOutcome.AssertionFailed(calls, halt.getMessage(), halt.payload());
        case EXECUTION -> new AcvmOutcome.ExecutionFailed(calls, halt.getMessage());
        case LIMIT -> new AcvmOutcome.LimitReached(calls, halt.getMessage());
      };
    }
  }

  /** Runs a function and returns its return values. */
  FrVector call(int function, WitnessMap inputs) {
    WitnessMap witnesses = run(function, inputs);
    List<Integer> returnValues = circuits[function].source().returnValues();
    FrVector results = new FrVector(returnValues.size());
    for (int i = 0; i < results.size(); i++) {
      int witness = returnValues.get(i);
      if (!witnesses.isAssigned(witness)) {
        throw Halt.execution("Failed to read from solved witness of ACIR call at witness " + witness);
      }
      System.arraycopy(witnesses.values().limbs(), LIMBS * witness, results.limbs(), LIMBS * i, LIMBS);
    }
    return results;
  }

  private WitnessMap run(int function, WitnessMap inputs) {
    PreparedCircuit circuit = circuits[function];
    budget.enter(active.size() + 1, Math.max(circuit.witnesses(), inputs.size()), circuit.work());
    CircuitExecution execution = new CircuitExecution(this, circuit, inputs);
    active.add(new Active(function, execution));
    WitnessMap witnesses = execution.run();
    active.removeLast();
    finished.add(new WitnessStack.Item(function, witnesses));
    return witnesses;
  }

  BrilligOutcome runBrillig(int function, FrVector calldata) {
    BrilligOutcome outcome =
        BrilligVm.run(program.unconstrainedFunctions().get(function), calldata, handler, budget.brillig());
    if (outcome instanceof BrilligOutcome.Finished finished) {
      budget.spend(finished.steps());
    }
    return outcome;
  }
}
