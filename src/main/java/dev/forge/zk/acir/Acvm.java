package dev.forge.zk.acir;

import dev.forge.zk.brillig.ForeignCallHandler;

/**
 * The abstract circuit intermediate representation's virtual machine: finds the witnesses of a program from its
 * inputs, by
 * the rules of Noir 1.0.0-beta.26 in its strict ("pedantic") form: predicates are 0 or 1, operands of bitwise functions
 * have at most the width stated.
 *
 * <p>A program is prepared once and may then be executed many times, by several threads at once. Opcodes run in order,
 * each once; one that writes a witness which already has another value fails.
 */
public final class Acvm {
  private final Program program;
  private final PreparedCircuit[] circuits;

  private Acvm(Program program, PreparedCircuit[] circuits) {
    this.program = program;
    this.circuits = circuits;
  }

  /**
   * Prepares a program.
   *
   * @throws IllegalArgumentException if a function is called that the program does not have; never for a program that
   *     {@link ProgramCodec} read
   */
  public static Acvm prepare(Program program) {
    return new Acvm(
        program,
        program.functions().stream()
            .map(circuit -> CircuitPreparation.prepare(program, circuit))
            .toArray(PreparedCircuit[]::new));
  }

  /** The program. */
  public Program program() {
    return program;
  }

  /** Executes the program within {@link AcvmLimits#DEFAULT}. */
  public AcvmOutcome execute(WitnessMap inputs, ForeignCallHandler handler) {
    return execute(inputs, handler, AcvmLimits.DEFAULT);
  }

  /**
   * Executes the program.
   *
   * @param inputs the witnesses of main's parameters; not changed
   * @param handler answers foreign calls of unconstrained code
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; its flag stays set
   */
  public AcvmOutcome execute(WitnessMap inputs, ForeignCallHandler handler, AcvmLimits limits) {
    return new ProgramExecution(program, circuits, handler, limits).execute(inputs);
  }
}
