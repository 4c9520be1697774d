package dev.forge.zk.brillig;

import java.util.List;

/** An unconstrained function. */
public record BrilligFunction(String name, List<BrilligOpcode> opcodes) {
  public BrilligFunction {
    opcodes = List.copyOf(opcodes);
  }
}
