package dev.forge.zk.brillig;

import dev.forge.zk.field.Fr;
import java.util.List;

/** An instruction of the Brillig virtual machine (Noir 1.0.0-beta.26). */
public sealed interface BrilligOpcode
    permits BrilligOpcode.BinaryField, BrilligOpcode.BinaryInt, BrilligOpcode.Not, BrilligOpcode.Cast,
    BrilligOpcode.JumpIf, BrilligOpcode.Jump, BrilligOpcode.CalldataCopy, BrilligOpcode.Call, BrilligOpcode.Const,
    BrilligOpcode.IndirectConst,
    BrilligOpcode.Return, BrilligOpcode.ForeignCall, BrilligOpcode.Mov, BrilligOpcode.ConditionalMov,
    BrilligOpcode.Load, BrilligOpcode.Store,
    BrilligBlackBox, BrilligOpcode.Trap, BrilligOpcode.Stop {
  /** An operation on two field elements. */
  record BinaryField(Address destination, FieldOperation operation, Address left, Address right)
      implements BrilligOpcode {}

  /** An operation on two integers of {@code size} bits. */
  record BinaryInt(Address destination, IntOperation operation, BitSize size, Address left, Address right)
      implements BrilligOpcode {}

  /** The bitwise complement. */
  record Not(Address destination, Address source, BitSize size) implements BrilligOpcode {}

  /** A change of type. */
  record Cast(Address destination, Address source, BitSize size) implements BrilligOpcode {}

  /** A jump where the condition is 1. */
  record JumpIf(Address condition, int location) implements BrilligOpcode {}

  /** A jump. */
  record Jump(int location) implements BrilligOpcode {}

  /** Copies call data into memory. */
  record CalldataCopy(Address destination, Address size, Address offset) implements BrilligOpcode {}

  /** A call within the function's code. */
  record Call(int location) implements BrilligOpcode {}

  /** Sets a cell. */
  record Const(Address destination, BitSize size, Fr value) implements BrilligOpcode {}

  /** Sets the cell that another points at. */
  record IndirectConst(Address destinationPointer, BitSize size, Fr value) implements BrilligOpcode {}

  /** Ends the innermost call. */
  record Return() implements BrilligOpcode {}

  /** Asks the host for something. */
  record ForeignCall(String function, List<ValueOrArray> destinations, List<HeapValueType> destinationTypes,
      List<ValueOrArray> inputs, List<HeapValueType> inputTypes)
      implements BrilligOpcode {}

  /** Copies a cell. */
  record Mov(Address destination, Address source) implements BrilligOpcode {}

  /** Copies one cell of two. */
  record ConditionalMov(Address destination, Address sourceA, Address sourceB, Address condition)
      implements BrilligOpcode {}

  /** Copies the cell that another points at. */
  record Load(Address destination, Address sourcePointer) implements BrilligOpcode {}

  /** Copies a cell to where another points. */
  record Store(Address destinationPointer, Address source) implements BrilligOpcode {}

  /** Fails with data. */
  record Trap(HeapVector revertData) implements BrilligOpcode {}

  /** Ends with results. */
  record Stop(HeapVector returnData) implements BrilligOpcode {}

  /** Operations on field elements, in the order of the format's tags. */
  enum FieldOperation {
    /** Sum. */
    ADD,
    /** Difference. */
    SUB,
    /** Product. */
    MUL,
    /** Product with the inverse. */
    DIV,
    /** Quotient of the canonical integers, rounded down. */
    INTEGER_DIV,
    /** Equality. */
    EQUALS,
    /** Order of the canonical integers. */
    LESS_THAN,
    /** Order of the canonical integers. */
    LESS_THAN_EQUALS
  }

  /** Operations on integers, in the order of the format's tags. */
  enum IntOperation {
    /** Sum, wrapping. */
    ADD,
    /** Difference, wrapping. */
    SUB,
    /** Product, wrapping. */
    MUL,
    /** Quotient, rounded down. */
    DIV,
    /** Equality. */
    EQUALS,
    /** Order. */
    LESS_THAN,
    /** Order. */
    LESS_THAN_EQUALS,
    /** Bitwise and. */
    AND,
    /** Bitwise or. */
    OR,
    /** Bitwise exclusive or. */
    XOR,
    /** Shift to the left. */
    SHL,
    /** Shift to the right. */
    SHR
  }
}
