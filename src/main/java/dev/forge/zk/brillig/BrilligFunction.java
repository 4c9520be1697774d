package dev.forge.zk.brillig;

import java.util.List;

/** An unconstrained function. */
public final class BrilligFunction {
  private final String name;
  private final List<BrilligOpcode> opcodes;
  private BrilligCode code;

  /** A function of a name and opcodes, of which the first is the entry. */
  public BrilligFunction(String name, List<BrilligOpcode> opcodes) {
    this.name = name;
    this.opcodes = List.copyOf(opcodes);
  }

  /** The name that the compiler gave it. */
  public String name() {
    return name;
  }

  /** The opcodes. */
  public List<BrilligOpcode> opcodes() {
    return opcodes;
  }

  /** The decoded form, made when first asked for; two threads may both make it, which does no harm. */
  BrilligCode code() {
    BrilligCode decoded = code;
    if (decoded == null) {
      decoded = BrilligDecoder.decode(opcodes);
      code = decoded;
    }
    return decoded;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BrilligFunction function
        && function.name.equals(name)
        && function.opcodes.equals(opcodes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + opcodes.hashCode();
  }

  @Override
  public String toString() {
    return "BrilligFunction[name=" + name + ", opcodes=" + opcodes.size() + "]";
  }
}
