package dev.forge.zk.acir;

import dev.forge.zk.brillig.Address;
import dev.forge.zk.brillig.BitSize;
import dev.forge.zk.brillig.BrilligFunction;
import dev.forge.zk.brillig.BrilligOpcode;
import dev.forge.zk.brillig.HeapArray;
import dev.forge.zk.brillig.HeapValueType;
import dev.forge.zk.brillig.HeapVector;
import dev.forge.zk.brillig.ValueOrArray;
import dev.forge.zk.field.Fr;
import java.util.List;

/** Reads unconstrained functions. */
final class BrilligReader {
  private static final BrilligOpcode RETURN = new BrilligOpcode.Return();
  private static final BrilligOpcode.FieldOperation[] FIELD_OPERATIONS = BrilligOpcode.FieldOperation.values();
  private static final BrilligOpcode.IntOperation[] INT_OPERATIONS = BrilligOpcode.IntOperation.values();
  private static final BitSize[] INTEGER_SIZES = {
      BitSize.U1, BitSize.U8, BitSize.U16, BitSize.U32, BitSize.U64, BitSize.U128
  };

  private final SchemaReader in;

  BrilligReader(SchemaReader in) {
    this.in = in;
  }

  BrilligFunction function() {
    var fields = in.struct(BrilligNames.FUNCTION);
    String name = in.raw().text(fields.next());
    List<BrilligOpcode> opcodes = in.list(fields.next(), this::opcode);
    fields.end();
    return new BrilligFunction(name, opcodes);
  }

  private BrilligOpcode opcode() {
    int tag = in.variant(BrilligNames.OPCODE);
    return switch (tag) {
      case 0 -> binaryField();
      case 1 -> binaryInt();
      case 2 -> not();
      case 3 -> cast();
      case 4 -> jumpIf();
      case 5 -> new BrilligOpcode.Jump(location());
      case 6 -> {
        Address[] a = addresses(BrilligNames.CALLDATA_COPY);
        yield new BrilligOpcode.CalldataCopy(a[0], a[1], a[2]);
      }
      case 7 -> new BrilligOpcode.Call(location());
      case 8 -> constant(BrilligNames.CONST);
      case 9 -> constant(BrilligNames.INDIRECT_CONST);
      case 10 -> RETURN;
      case 11 -> foreignCall();
      case 12 -> {
        Address[] a = addresses(BrilligNames.MOV);
        yield new BrilligOpcode.Mov(a[0], a[1]);
      }
      case 13 -> {
        Address[] a = addresses(BrilligNames.CONDITIONAL_MOV);
        yield new BrilligOpcode.ConditionalMov(a[0], a[1], a[2], a[3]);
      }
      case 14 -> {
        Address[] a = addresses(BrilligNames.LOAD);
        yield new BrilligOpcode.Load(a[0], a[1]);
      }
      case 15 -> {
        Address[] a = addresses(BrilligNames.STORE);
        yield new BrilligOpcode.Store(a[0], a[1]);
      }
      case 16 -> new BrilligBlackBoxReader(in, this).blackBox();
      case 17 -> new BrilligOpcode.Trap(onlyVector(BrilligNames.TRAP));
      case 18 -> new BrilligOpcode.Stop(onlyVector(BrilligNames.STOP));
      default -> throw new IllegalStateException("BrilligOpcode " + tag);
    };
  }

  private BrilligOpcode binaryField() {
    var fields = in.struct(BrilligNames.BINARY_FIELD);
    Address destination = address(fields.next());
    fields.next();
    var operation = FIELD_OPERATIONS[in.variant(BrilligNames.FIELD_OPERATION)];
    Address left = address(fields.next());
    Address right = address(fields.next());
    fields.end();
    return new BrilligOpcode.BinaryField(destination, operation, left, right);
  }

  private BrilligOpcode binaryInt() {
    var fields = in.struct(BrilligNames.BINARY_INT);
    Address destination = address(fields.next());
    fields.next();
    var operation = INT_OPERATIONS[in.variant(BrilligNames.INT_OPERATION)];
    fields.next();
    BitSize size = integerSize();
    Address left = address(fields.next());
    Address right = address(fields.next());
    fields.end();
    return new BrilligOpcode.BinaryInt(destination, operation, size, left, right);
  }

  private BrilligOpcode not() {
    var fields = in.struct(BrilligNames.NOT);
    Address destination = address(fields.next());
    Address source = address(fields.next());
    fields.next();
    BitSize size = integerSize();
    fields.end();
    return new BrilligOpcode.Not(destination, source, size);
  }

  private BrilligOpcode cast() {
    var fields = in.struct(BrilligNames.CAST);
    Address destination = address(fields.next());
    Address source = address(fields.next());
    fields.next();
    BitSize size = bitSize();
    fields.end();
    return new BrilligOpcode.Cast(destination, source, size);
  }

  private BrilligOpcode jumpIf() {
    var fields = in.struct(BrilligNames.JUMP_IF);
    Address condition = address(fields.next());
    int location = in.index(fields.next());
    fields.end();
    return new BrilligOpcode.JumpIf(condition, location);
  }

  private int location() {
    var fields = in.struct(BrilligNames.JUMP);
    int location = in.index(fields.next());
    fields.end();
    return location;
  }

  private BrilligOpcode constant(Names names) {
    var fields = in.struct(names);
    Address destination = address(fields.next());
    fields.next();
    BitSize size = bitSize();
    Fr value = in.element(fields.next());
    fields.end();
    return names == BrilligNames.CONST
        ? new BrilligOpcode.Const(destination, size, value)
        : new BrilligOpcode.IndirectConst(destination, size, value);
  }

  private BrilligOpcode foreignCall() {
    var fields = in.struct(BrilligNames.FOREIGN_CALL);
    String function = in.raw().text(fields.next());
    List<ValueOrArray> destinations = in.list(fields.next(), this::valueOrArray);
    List<HeapValueType> destinationTypes = in.list(fields.next(), this::valueType);
    List<ValueOrArray> inputs = in.list(fields.next(), this::valueOrArray);
    List<HeapValueType> inputTypes = in.list(fields.next(), this::valueType);
    fields.end();
    return new BrilligOpcode.ForeignCall(function, destinations, destinationTypes, inputs, inputTypes);
  }

  /** A struct of addresses only. */
  Address[] addresses(Names names) {
    var fields = in.struct(names);
    Address[] addresses = new Address[names.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = address(fields.next());
    }
    fields.end();
    return addresses;
  }

  Address address(String what) {
    return switch (in.variant(BrilligNames.ADDRESS)) {
      case 0 -> new Address.Direct(in.index(what));
      default -> new Address.Relative(in.index(what));
    };
  }

  private BitSize integerSize() {
    return INTEGER_SIZES[in.variant(BrilligNames.INTEGER_SIZE)];
  }

  private BitSize bitSize() {
    return in.variant(BrilligNames.BIT_SIZE) == 0 ? BitSize.FIELD : integerSize();
  }

  HeapArray heapArray(String what) {
    var fields = in.struct(BrilligNames.HEAP_ARRAY);
    fields.next();
    Address pointer = address(what);
    int size = in.index(fields.next());
    fields.end();
    return new HeapArray(pointer, size);
  }

  private HeapVector heapVector() {
    Address[] a = addresses(BrilligNames.HEAP_VECTOR);
    return new HeapVector(a[0], a[1]);
  }

  private HeapVector onlyVector(Names names) {
    var fields = in.struct(names);
    fields.next();
    HeapVector vector = heapVector();
    fields.end();
    return vector;
  }

  private ValueOrArray valueOrArray() {
    return switch (in.variant(BrilligNames.VALUE_OR_ARRAY)) {
      case 0 -> new ValueOrArray.Value(address("MemoryAddress"));
      case 1 -> heapArray("HeapArray");
      default -> heapVector();
    };
  }

  private HeapValueType valueType() {
    in.raw().enter("HeapValueType");
    HeapValueType type =
        switch (in.variant(BrilligNames.VALUE_TYPE)) {
          case 0 -> new HeapValueType.Simple(bitSize());
          case 1 -> {
            var fields = in.struct(BrilligNames.ARRAY_TYPE);
            List<HeapValueType> types = in.list(fields.next(), this::valueType);
            int size = in.index(fields.next());
            fields.end();
            yield new HeapValueType.Array(types, size);
          }
          default -> {
            var fields = in.struct(BrilligNames.VECTOR_TYPE);
            List<HeapValueType> types = in.list(fields.next(), this::valueType);
            fields.end();
            yield new HeapValueType.Vector(types);
          }
        };
    in.raw().leave();
    return type;
  }
}
