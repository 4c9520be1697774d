package dev.forge.zk.synthesis;

/** A program cannot be compiled into a constraint system, because of one opcode (which the solver may well execute). */
public final class UnprovableOpcodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String opcodeName;
  private final int opcode;

  UnprovableOpcodeException(String functionName, int opcode, String opcodeName, String reason) {
    super(opcodeName + " at opcode " + opcode + " of function " + functionName + " cannot be proved: " + reason);
    this.opcodeName = opcodeName;
    this.opcode = opcode;
  }

  /** The opcode's name in ACIR, as {@code Blake3}. */
  public String opcodeName() {
    return opcodeName;
  }

  /** The opcode's index in its function. */
  public int opcode() {
    return opcode;
  }
}
