package dev.forge.zk.acir;

import dev.forge.zk.brillig.BrilligFunction;
import java.util.List;

/** A compiled Noir program: ACIR functions, the first being main, and unconstrained functions. */
public record Program(List<Circuit> functions, List<BrilligFunction> unconstrainedFunctions) {
  public Program {
    functions = List.copyOf(functions);
    unconstrainedFunctions = List.copyOf(unconstrainedFunctions);
  }

  /** The function a program starts with. */
  public Circuit main() {
    return functions.getFirst();
  }
}
