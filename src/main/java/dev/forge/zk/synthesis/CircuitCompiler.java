package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Program;

/** Compiles ACIR programs into constraint systems. */
public final class CircuitCompiler {
  private CircuitCompiler() {}

  /**
   * Compiles a program: each function is analysed once, and each call is a copy of its own.
   *
   * @throws UnprovableOpcodeException if an opcode that main can reach has no constraints yet
   */
  public static CompiledCircuit compile(Program program, SynthesisOptions options) {
    throw new UnsupportedOperationException();
  }
}
