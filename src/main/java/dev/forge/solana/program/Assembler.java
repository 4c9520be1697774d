package dev.forge.solana.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * sBPF instructions, one after the other: 8 bytes each, little-endian: the operation, the destination with the source in
 * its upper four bits, a signed offset of 16 bits, an immediate value of 32 bits. Jumps go forward to labels only.
 */
final class Assembler {
  private static final int INSTRUCTION_BYTES = 8;
  private static final int BIG_ENDIAN_BITS = 64;

  private static final int LOAD_IMMEDIATE_64 = 0x18;
  private static final int LOAD_64 = 0x79;
  private static final int LOAD_32 = 0x61;
  private static final int LOAD_8 = 0x71;
  private static final int STORE_64 = 0x7b;
  private static final int SET_IMMEDIATE = 0xb7;
  private static final int SET = 0xbf;
  private static final int ADD_IMMEDIATE = 0x07;
  private static final int XOR = 0xaf;
  private static final int OR = 0x4f;
  private static final int TO_BIG_ENDIAN = 0xdc;
  private static final int JUMP = 0x05;
  private static final int JUMP_UNLESS_EQUAL_IMMEDIATE = 0x55;
  private static final int JUMP_UNLESS_EQUAL = 0x5d;
  private static final int JUMP_IF_ANY_BIT_IMMEDIATE = 0x45;
  private static final int JUMP_IF_LESS = 0xad;
  private static final int CALL = 0x85;
  private static final int EXIT = 0x95;

  /** A place in the code that jumps name before it is known. */
  static final class Label {}

  private record Instruction(int operation, int destination, int source, int offset, int immediate) {}

  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Label, Integer> places = new HashMap<>();
  private final Map<Integer, Label> jumps = new HashMap<>();
  private final Map<Integer, SystemCall> calls = new HashMap<>();

  void set(Register destination, long value) {
    if (value == (int) value) {
      add(SET_IMMEDIATE, destination.number(), 0, 0, (int) value);
    } else {
      add(LOAD_IMMEDIATE_64, destination.number(), 0, 0, (int) value);
      add(0, 0, 0, 0, (int) (value >>> Integer.SIZE));
    }
  }

  void set(Register destination, Register source) {
    add(SET, destination.number(), source.number(), 0, 0);
  }

  /** {@code destination = base + distance}. */
  void address(Register destination, Register base, int distance) {
    set(destination, base);
    if (distance != 0) {
      add(ADD_IMMEDIATE, destination.number(), 0, 0, distance);
    }
  }

  void xor(Register destination, Register source) {
    add(XOR, destination.number(), source.number(), 0, 0);
  }

  void or(Register destination, Register source) {
    add(OR, destination.number(), source.number(), 0, 0);
  }

  /** Turns the eight bytes around. */
  void toBigEndian(Register register) {
    add(TO_BIG_ENDIAN, register.number(), 0, 0, BIG_ENDIAN_BITS);
  }

  void load64(Register destination, Register base, int offset) {
    add(LOAD_64, destination.number(), base.number(), offset, 0);
  }

  void load32(Register destination, Register base, int offset) {
    add(LOAD_32, destination.number(), base.number(), offset, 0);
  }

  void load8(Register destination, Register base, int offset) {
    add(LOAD_8, destination.number(), base.number(), offset, 0);
  }

  void store64(Register base, int offset, Register value) {
    add(STORE_64, base.number(), value.number(), offset, 0);
  }

  void jump(Label target) {
    jump(target, JUMP, 0, 0, 0);
  }

  /** Where the register, as a signed number, is not the value, which is sign-extended. */
  void jumpUnlessEqual(Register register, int value, Label target) {
    jump(target, JUMP_UNLESS_EQUAL_IMMEDIATE, register.number(), 0, value);
  }

  void jumpUnlessEqual(Register register, Register other, Label target) {
    jump(target, JUMP_UNLESS_EQUAL, register.number(), other.number(), 0);
  }

  void jumpIfAnyBit(Register register, int bits, Label target) {
    jump(target, JUMP_IF_ANY_BIT_IMMEDIATE, register.number(), 0, bits);
  }

  /** Where the register is less than the other, both unsigned. */
  void jumpIfLess(Register register, Register other, Label target) {
    jump(target, JUMP_IF_LESS, register.number(), other.number(), 0);
  }

  void call(SystemCall call) {
    calls.put(instructions.size(), call);
    add(CALL, 0, 0, 0, call.hash());
  }

  void exit(int result) {
    set(Register.RESULT, result);
    add(EXIT, 0, 0, 0, 0);
  }

  void place(Label label) {
    places.put(label, instructions.size());
  }

  private void jump(Label target, int operation, int destination, int source, int immediate) {
    jumps.put(instructions.size(), target);
    add(operation, destination, source, 0, immediate);
  }

  private void add(int operation, int destination, int source, int offset, int immediate) {
    if (offset != (short) offset) {
      throw new IllegalArgumentException("offset " + offset + " is not within 16 bits");
    }
    instructions.add(new Instruction(operation, destination, source, offset, immediate));
  }

  /**
   * The code.
   *
   * @throws IllegalStateException if a label was never placed or is too far away
   */
  byte[] code() {
    ByteBuffer code = ByteBuffer.allocate(instructions.size() * INSTRUCTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < instructions.size(); at++) {
      Instruction instruction = instructions.get(at);
      int offset = jumps.containsKey(at) ? distance(at) : instruction.offset();
      code.put((byte) instruction.operation());
      code.put((byte) (instruction.destination() | instruction.source() << 4));
      code.putShort((short) offset).putInt(instruction.immediate());
    }
    return code.array();
  }

  /** The system calls by the number of their instruction. */
  Map<Integer, SystemCall> calls() {
    return Map.copyOf(calls);
  }

  private int distance(int at) {
    Integer place = places.get(jumps.get(at));
    if (place == null || place - at - 1 > Short.MAX_VALUE || place <= at) {
      throw new IllegalStateException("the jump at instruction " + at + " leads to " + place);
    }
    return place - at - 1;
  }
}
