package dev.forge.zk.acir;

import java.util.List;

/** What to say when an opcode fails: the selector of an error type of the ABI and the values it shows. */
public record AssertMessage(Location location, long selector, List<Payload> payload) {
  public AssertMessage {
    payload = List.copyOf(payload);
  }

  /** Where in a program. */
  public sealed interface Location {
    /** An ACIR opcode of the circuit. */
    record Acir(int opcode) implements Location {}

    /** A Brillig opcode within a call at an ACIR opcode. */
    record Brillig(int acirOpcode, int brilligOpcode) implements Location {}
  }

  /** A part of the values shown. */
  public sealed interface Payload {
    /** The value of an expression. */
    record Value(Expression expression) implements Payload {}

    /** The contents of a memory block. */
    record Memory(int block) implements Payload {}
  }
}
