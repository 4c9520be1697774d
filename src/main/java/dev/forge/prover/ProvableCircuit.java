package dev.forge.prover;

import dev.forge.zk.r1cs.CircuitHash;
import dev.forge.zk.synthesis.CircuitCompiler;
import dev.forge.zk.synthesis.CompiledCircuit;
import dev.forge.zk.synthesis.SynthesisOptions;
import dev.forge.zk.synthesis.UnprovableOpcodeException;
import java.util.List;

/**
 * A Noir program with its constraint system.
 *
 * @param hash names the constraint system, and so its keys
 * @param publicInputNames the names of the public inputs, in order
 */
public record ProvableCircuit(NoirProgram program, CompiledCircuit compiled, CircuitHash hash,
    List<String> publicInputNames) {
  /**
   * Compiles a program.
   *
   * @param commitmentRequired whether its proofs must have a commitment even where nothing is looked up
   * @throws UnprovableCircuitException if it uses what cannot be proved yet
   */
  public static ProvableCircuit compile(NoirProgram program, RangeChecks ranges, boolean commitmentRequired) {
    var options = new SynthesisOptions(ranges.strategy(), commitmentRequired && ranges != RangeChecks.BITS);
    var compiled = compile(program, options);
    return new ProvableCircuit(program, compiled, CircuitHash.of(compiled.r1cs()),
        PublicInputNames.of(program.artifact(), compiled.r1cs().publicInputs()));
  }

  private static CompiledCircuit compile(NoirProgram program, SynthesisOptions options) {
    try {
      return CircuitCompiler.compile(program.artifact().program(), options);
    } catch (UnprovableOpcodeException e) {
      throw new UnprovableCircuitException(e.getMessage(), e);
    }
  }

  /** The name of the circuit or of the artifact's file. */
  public String name() {
    return program.name();
  }

  /** The hash as 64 lower-case hexadecimal digits. */
  public String hashText() {
    return hash.hex();
  }
}
