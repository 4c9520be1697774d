package dev.forge.zk.brillig;

import static dev.forge.zk.brillig.BrilligCode.*;

import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the decoded form of a function. */
final class BrilligDecoder {
  private static final Address FREE_MEMORY_POINTER = new Address.Direct(1);

  /** Stands for a cell that cannot be; it is also the offset 2^31 - 1, which cannot be either. */
  private static final int NO_ADDRESS = Integer.MIN_VALUE;

  private final List<BrilligOpcode> opcodes;
  private final List<Fr> values = new ArrayList<>();
  private final List<BitSize> sizes = new ArrayList<>();

  private BrilligDecoder(List<BrilligOpcode> opcodes) {
    this.opcodes = opcodes;
  }

  static BrilligCode decode(List<BrilligOpcode> opcodes) {
    BrilligDecoder decoder = new BrilligDecoder(opcodes);
    int[] words = new int[Math.multiplyExact(WIDTH, opcodes.size())];
    for (int i = 0; i < opcodes.size(); i++) {
      int[] decoded = decoder.decode(opcodes.get(i), i);
      System.arraycopy(decoded, 0, words, WIDTH * i, decoded.length);
    }
    return new BrilligCode(words, decoder.constants(), opcodes);
  }

  private long[] constants() {
    long[] constants = new long[Cell.LIMBS * values.size()];
    for (int i = 0; i < values.size(); i++) {
      if (!Cell.pack(values.get(i), sizes.get(i), constants, Cell.LIMBS * i)) {
        constants[Cell.LIMBS * i + Cell.TAG] = NO_CONSTANT;
      }
    }
    return constants;
  }

  private int[] decode(BrilligOpcode opcode, int number) {
    int[] decoded = switch (opcode) {
      case BrilligOpcode.BinaryField o -> binaryField(o, number);
      case BrilligOpcode.BinaryInt o -> binaryInt(o);
      case BrilligOpcode.Not o -> not(o);
      case BrilligOpcode.Cast o -> new int[] {typed(CAST, o.size()), a(o.destination()), a(o.source())};
      case BrilligOpcode.JumpIf o -> new int[] {JUMP_IF, a(o.condition()), target(o.location())};
      case BrilligOpcode.Jump o -> new int[] {JUMP, target(o.location())};
      case BrilligOpcode.CalldataCopy o -> new int[] {CALLDATA_COPY, a(o.destination()), a(o.size()), a(o.offset())};
      case BrilligOpcode.Call o -> new int[] {CALL, target(o.location())};
      case BrilligOpcode.Const o -> constant(CONST, o.destination(), o.size(), o.value());
      case BrilligOpcode.IndirectConst o -> constant(INDIRECT_CONST, o.destinationPointer(), o.size(), o.value());
      case BrilligOpcode.Return o -> new int[] {RETURN};
      case BrilligOpcode.ForeignCall o -> new int[] {everyOperandHasItsType(o) ? FOREIGN_CALL : INVALID, number};
      case BrilligOpcode.Mov o -> new int[] {MOV, a(o.destination()), a(o.source())};
      case BrilligOpcode.ConditionalMov o
          -> new int[] {CONDITIONAL_MOV, a(o.destination()), a(o.sourceA()), a(o.sourceB()), a(o.condition())};
      case BrilligOpcode.Load o -> new int[] {LOAD, a(o.destination()), a(o.sourcePointer())};
      case BrilligOpcode.Store o -> new int[] {STORE, a(o.destinationPointer()), a(o.source())};
      case BrilligBlackBox o -> new int[] {BLACK_BOX, number};
      case BrilligOpcode.Trap o -> new int[] {TRAP, a(o.revertData().pointer()), a(o.revertData().size())};
      case BrilligOpcode.Stop o -> new int[] {STOP, a(o.returnData().pointer()), a(o.returnData().size())};
    };
    return Arrays.stream(decoded).noneMatch(word -> word == NO_ADDRESS) ? decoded : new int[] {INVALID};
  }

  private static int[] binaryField(BrilligOpcode.BinaryField o, int number) {
    int operation = switch (o.operation()) {
      case ADD -> FIELD_ADD;
      case SUB -> FIELD_SUB;
      case MUL -> FIELD_MUL;
      default -> FIELD_OTHER;
    };
    return new int[] {operation, a(o.destination()), a(o.left()), a(o.right()), number};
  }

  private static int[] binaryInt(BrilligOpcode.BinaryInt o) {
    if (o.size() == BitSize.FIELD) {
      return new int[] {INVALID};
    }
    int operation = switch (o.operation()) {
      case ADD -> INT_ADD;
      case SUB -> INT_SUB;
      case MUL -> INT_MUL;
      case DIV -> INT_DIV;
      case EQUALS -> INT_EQUALS;
      case LESS_THAN -> INT_LESS_THAN;
      case LESS_THAN_EQUALS -> INT_LESS_THAN_EQUALS;
      case AND -> INT_AND;
      case OR -> INT_OR;
      case XOR -> INT_XOR;
      case SHL -> INT_SHL;
      case SHR -> INT_SHR;
    };
    if (o.size() == BitSize.U128) {
      return new int[] {WIDE_INT, a(o.destination()), a(o.left()), a(o.right()), operation};
    }
    if (operation == INT_ADD && o.size() == BitSize.U32 && o.destination().equals(FREE_MEMORY_POINTER)) {
      operation = FREE_MEMORY_ADD;
    }
    return new int[] {typed(operation, o.size()), a(o.destination()), a(o.left()), a(o.right())};
  }

  private static int[] not(BrilligOpcode.Not o) {
    int operation = o.size() == BitSize.FIELD ? INVALID : typed(NOT, o.size());
    return new int[] {operation, a(o.destination()), a(o.source())};
  }

  private int[] constant(int operation, Address destination, BitSize size, Fr value) {
    values.add(value);
    sizes.add(size);
    return new int[] {operation, a(destination), Cell.LIMBS * (values.size() - 1)};
  }

  private static boolean everyOperandHasItsType(BrilligOpcode.ForeignCall call) {
    return call.inputs().size() == call.inputTypes().size()
        && call.destinations().size() == call.destinationTypes().size();
  }

  private int target(int location) {
    return WIDTH * Math.min(location & Integer.MAX_VALUE, opcodes.size());
  }

  private static int typed(int operation, BitSize size) {
    return operation | (size == BitSize.FIELD ? 0 : size.bits()) << 8;
  }

  private static int a(Address address) {
    return switch (address) {
      case Address.Direct direct -> direct.cell() < 0 ? NO_ADDRESS : direct.cell();
      case Address.Relative relative -> relative.offset() < 0 ? NO_ADDRESS : ~relative.offset();
    };
  }
}
