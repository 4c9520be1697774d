package dev.forge.zk.acir;

import dev.forge.zk.brillig.Address;
import dev.forge.zk.brillig.BitSize;
import dev.forge.zk.brillig.BrilligBlackBox;
import dev.forge.zk.brillig.BrilligFunction;
import dev.forge.zk.brillig.BrilligOpcode;
import dev.forge.zk.brillig.HeapArray;
import dev.forge.zk.brillig.HeapValueType;
import dev.forge.zk.brillig.HeapVector;
import dev.forge.zk.brillig.ValueOrArray;
import dev.forge.zk.field.Fr;
import java.util.List;

/** Writes unconstrained functions. */
final class BrilligWriter {
  private final MessagePackWriter out;

  BrilligWriter(MessagePackWriter out) {
    this.out = out;
  }

  void function(BrilligFunction function) {
    struct(BrilligNames.FUNCTION, () -> out.text(function.name()), () -> {
      out.array(function.opcodes().size());
      function.opcodes().forEach(this::opcode);
    });
  }

  /** A struct whose fields the given actions write in order. */
  private void struct(Names names, Runnable... fields) {
    out.struct(names);
    for (int i = 0; i < fields.length; i++) {
      out.field(names, i);
      fields[i].run();
    }
  }

  private void opcode(BrilligOpcode opcode) {
    switch (opcode) {
      case BrilligOpcode.BinaryField o -> {
        out.variant(BrilligNames.OPCODE, 0);
        struct(BrilligNames.BINARY_FIELD, () -> address(o.destination()),
            () -> out.variant(BrilligNames.FIELD_OPERATION, o.operation().ordinal()),
            () -> address(o.left()), () -> address(o.right()));
      }
      case BrilligOpcode.BinaryInt o -> {
        out.variant(BrilligNames.OPCODE, 1);
        struct(BrilligNames.BINARY_INT, () -> address(o.destination()),
            () -> out.variant(BrilligNames.INT_OPERATION, o.operation().ordinal()), () -> integerSize(o.size()),
            () -> address(o.left()), () -> address(o.right()));
      }
      case BrilligOpcode.Not o -> {
        out.variant(BrilligNames.OPCODE, 2);
        struct(BrilligNames.NOT, () -> address(o.destination()), () -> address(o.source()),
            () -> integerSize(o.size()));
      }
      case BrilligOpcode.Cast o -> {
        out.variant(BrilligNames.OPCODE, 3);
        struct(BrilligNames.CAST, () -> address(o.destination()), () -> address(o.source()), () -> bitSize(o.size()));
      }
      case BrilligOpcode.JumpIf o -> {
        out.variant(BrilligNames.OPCODE, 4);
        struct(BrilligNames.JUMP_IF, () -> address(o.condition()), () -> out.unsigned(o.location()));
      }
      case BrilligOpcode.Jump o -> {
        out.variant(BrilligNames.OPCODE, 5);
        struct(BrilligNames.JUMP, () -> out.unsigned(o.location()));
      }
      case BrilligOpcode.CalldataCopy o
          -> addresses(6, BrilligNames.CALLDATA_COPY, o.destination(), o.size(), o.offset());
      case BrilligOpcode.Call o -> {
        out.variant(BrilligNames.OPCODE, 7);
        struct(BrilligNames.JUMP, () -> out.unsigned(o.location()));
      }
      case BrilligOpcode.Const o -> constant(8, BrilligNames.CONST, o.destination(), o.size(), o.value());
      case BrilligOpcode.IndirectConst o
          -> constant(9, BrilligNames.INDIRECT_CONST, o.destinationPointer(), o.size(), o.value());
      case BrilligOpcode.Return _ -> out.variant(BrilligNames.OPCODE, 10);
      case BrilligOpcode.ForeignCall o -> {
        out.variant(BrilligNames.OPCODE, 11);
        struct(BrilligNames.FOREIGN_CALL, () -> out.text(o.function()), () -> values(o.destinations()),
            () -> types(o.destinationTypes()), () -> values(o.inputs()), () -> types(o.inputTypes()));
      }
      case BrilligOpcode.Mov o -> addresses(12, BrilligNames.MOV, o.destination(), o.source());
      case BrilligOpcode.ConditionalMov o
          -> addresses(13, BrilligNames.CONDITIONAL_MOV, o.destination(), o.sourceA(), o.sourceB(), o.condition());
      case BrilligOpcode.Load o -> addresses(14, BrilligNames.LOAD, o.destination(), o.sourcePointer());
      case BrilligOpcode.Store o -> addresses(15, BrilligNames.STORE, o.destinationPointer(), o.source());
      case BrilligBlackBox o -> {
        out.variant(BrilligNames.OPCODE, 16);
        blackBox(o);
      }
      case BrilligOpcode.Trap o -> {
        out.variant(BrilligNames.OPCODE, 17);
        struct(BrilligNames.TRAP, () -> heapVector(o.revertData()));
      }
      case BrilligOpcode.Stop o -> {
        out.variant(BrilligNames.OPCODE, 18);
        struct(BrilligNames.STOP, () -> heapVector(o.returnData()));
      }
    }
  }

  private void blackBox(BrilligBlackBox function) {
    switch (function) {
      case BrilligBlackBox.Aes128Encrypt f -> arrays(0, BrilligNames.AES, f.inputs(), f.iv(), f.key(), f.outputs());
      case BrilligBlackBox.Blake2s f -> arrays(1, BrilligNames.HASH, f.message(), f.output());
      case BrilligBlackBox.Blake3 f -> arrays(2, BrilligNames.HASH, f.message(), f.output());
      case BrilligBlackBox.KeccakF1600 f -> arrays(3, BrilligNames.KECCAK, f.input(), f.output());
      case BrilligBlackBox.EcdsaSecp256k1 f
          -> ecdsa(4, f.result(), f.hashedMessage(), f.publicKeyX(), f.publicKeyY(), f.signature());
      case BrilligBlackBox.EcdsaSecp256r1 f
          -> ecdsa(5, f.result(), f.hashedMessage(), f.publicKeyX(), f.publicKeyY(), f.signature());
      case BrilligBlackBox.MultiScalarMul f
          -> arrays(6, BrilligNames.MULTI_SCALAR_MUL, f.points(), f.scalars(), f.outputs());
      case BrilligBlackBox.EmbeddedCurveAdd f -> {
        out.variant(BrilligNames.BLACK_BOX, 7);
        struct(BrilligNames.CURVE_ADD, () -> address(f.x1()), () -> address(f.y1()), () -> address(f.x2()),
            () -> address(f.y2()), () -> heapArray(f.result()));
      }
      case BrilligBlackBox.Poseidon2Permutation f -> arrays(8, BrilligNames.HASH, f.message(), f.output());
      case BrilligBlackBox.Sha256Compression f -> arrays(9, BrilligNames.SHA256, f.input(), f.state(), f.output());
      case BrilligBlackBox.ToRadix f -> {
        out.variant(BrilligNames.BLACK_BOX, 10);
        struct(BrilligNames.TO_RADIX, () -> address(f.input()), () -> address(f.radix()),
            () -> address(f.outputPointer()),
            () -> address(f.limbs()), () -> address(f.outputBits()));
      }
    }
  }

  private void arrays(int tag, Names names, HeapArray... arrays) {
    out.variant(BrilligNames.BLACK_BOX, tag);
    out.struct(names);
    for (int i = 0; i < arrays.length; i++) {
      out.field(names, i);
      heapArray(arrays[i]);
    }
  }

  private void ecdsa(int tag, Address result, HeapArray... arrays) {
    arrays(tag, BrilligNames.ECDSA, arrays);
    out.field(BrilligNames.ECDSA, arrays.length);
    address(result);
  }

  private void addresses(int tag, Names names, Address... addresses) {
    out.variant(BrilligNames.OPCODE, tag);
    out.struct(names);
    for (int i = 0; i < addresses.length; i++) {
      out.field(names, i);
      address(addresses[i]);
    }
  }

  private void constant(int tag, Names names, Address destination, BitSize size, Fr value) {
    out.variant(BrilligNames.OPCODE, tag);
    struct(names, () -> address(destination), () -> bitSize(size), () -> out.element(value));
  }

  private void address(Address address) {
    switch (address) {
      case Address.Direct a -> {
        out.variant(BrilligNames.ADDRESS, 0);
        out.unsigned(a.cell());
      }
      case Address.Relative a -> {
        out.variant(BrilligNames.ADDRESS, 1);
        out.unsigned(a.offset());
      }
    }
  }

  private void integerSize(BitSize size) {
    out.variant(
        BrilligNames.INTEGER_SIZE,
        switch (size) {
          case U1 -> 0;
          case U8 -> 1;
          case U16 -> 2;
          case U32 -> 3;
          case U64 -> 4;
          case U128 -> 5;
          case FIELD -> throw new IllegalArgumentException("an integer cannot have the size of a field element");
        });
  }

  private void bitSize(BitSize size) {
    if (size == BitSize.FIELD) {
      out.variant(BrilligNames.BIT_SIZE, 0);
    } else {
      out.variant(BrilligNames.BIT_SIZE, 1);
      integerSize(size);
    }
  }

  private void heapArray(HeapArray array) {
    struct(BrilligNames.HEAP_ARRAY, () -> address(array.pointer()), () -> out.unsigned(array.size()));
  }

  private void heapVector(HeapVector vector) {
    struct(BrilligNames.HEAP_VECTOR, () -> address(vector.pointer()), () -> address(vector.size()));
  }

  private void values(List<ValueOrArray> values) {
    out.array(values.size());
    for (ValueOrArray value : values) {
      switch (value) {
        case ValueOrArray.Value v -> {
          out.variant(BrilligNames.VALUE_OR_ARRAY, 0);
          address(v.address());
        }
        case HeapArray v -> {
          out.variant(BrilligNames.VALUE_OR_ARRAY, 1);
          heapArray(v);
        }
        case HeapVector v -> {
          out.variant(BrilligNames.VALUE_OR_ARRAY, 2);
          heapVector(v);
        }
      }
    }
  }

  private void types(List<HeapValueType> types) {
    out.array(types.size());
    for (HeapValueType type : types) {
      switch (type) {
        case HeapValueType.Simple t -> {
          out.variant(BrilligNames.VALUE_TYPE, 0);
          bitSize(t.size());
        }
        case HeapValueType.Array t -> {
          out.variant(BrilligNames.VALUE_TYPE, 1);
          struct(BrilligNames.ARRAY_TYPE, () -> types(t.types()), () -> out.unsigned(t.size()));
        }
        case HeapValueType.Vector t -> {
          out.variant(BrilligNames.VALUE_TYPE, 2);
          struct(BrilligNames.VECTOR_TYPE, () -> types(t.types()));
        }
      }
    }
  }
}
