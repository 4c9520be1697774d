package dev.forge.zk.acir;

/** The names of Brillig's types in their order (Noir 1.0.0-beta.26). */
final class BrilligNames {
  static final Names FUNCTION = Names.of("BrilligBytecode", "function_name", "bytecode").taggedByNumber();
  static final Names ADDRESS = Names.of("MemoryAddress", "Direct", "Relative");
  static final Names INTEGER_SIZE = Names.units("IntegerBitSize", "U1", "U8", "U16", "U32", "U64", "U128");
  static final Names BIT_SIZE = Names.of("BitSize", "Field", "Integer").withoutPayload(0);
  static final Names HEAP_ARRAY = Names.of("HeapArray", "pointer", "size");
  static final Names HEAP_VECTOR = Names.of("HeapVector", "pointer", "size");
  static final Names VALUE_OR_ARRAY = Names.of("ValueOrArray", "MemoryAddress", "HeapArray", "HeapVector");
  static final Names VALUE_TYPE = Names.of("HeapValueType", "Simple", "Array", "Vector");
  static final Names ARRAY_TYPE = Names.of("HeapValueType::Array", "value_types", "size");
  static final Names VECTOR_TYPE = Names.of("HeapValueType::Vector", "value_types");
  static final Names FIELD_OPERATION =
      Names.units("BinaryFieldOp", "Add", "Sub", "Mul", "Div", "IntegerDiv", "Equals", "LessThan", "LessThanEquals");
  static final Names INT_OPERATION =
      Names.units(
          "BinaryIntOp",
          "Add",
          "Sub",
          "Mul",
          "Div",
          "Equals",
          "LessThan",
          "LessThanEquals",
          "And",
          "Or",
          "Xor",
          "Shl",
          "Shr");
  static final Names OPCODE =
      Names.of(
          "BrilligOpcode",
          "BinaryFieldOp",
          "BinaryIntOp",
          "Not",
          "Cast",
          "JumpIf",
          "Jump",
          "CalldataCopy",
          "Call",
          "Const",
          "IndirectConst",
          "Return",
          "ForeignCall",
          "Mov",
          "ConditionalMov",
          "Load",
          "Store",
          "BlackBox",
          "Trap",
          "Stop")
          .withoutPayload(10);
  static final Names BINARY_FIELD = Names.of("BinaryFieldOp", "destination", "op", "lhs", "rhs");
  static final Names BINARY_INT = Names.of("BinaryIntOp", "destination", "op", "bit_size", "lhs", "rhs");
  static final Names NOT = Names.of("Not", "destination", "source", "bit_size");
  static final Names CAST = Names.of("Cast", "destination", "source", "bit_size");
  static final Names JUMP_IF = Names.of("JumpIf", "condition", "location");
  static final Names JUMP = Names.of("Jump or Call", "location");
  static final Names CALLDATA_COPY = Names.of("CalldataCopy", "destination_address", "size_address", "offset_address");
  static final Names CONST = Names.of("Const", "destination", "bit_size", "value");
  static final Names INDIRECT_CONST = Names.of("IndirectConst", "destination_pointer", "bit_size", "value");
  static final Names FOREIGN_CALL =
      Names.of("ForeignCall", "function", "destinations", "destination_value_types", "inputs", "input_value_types");
  static final Names MOV = Names.of("Mov", "destination", "source");
  static final Names CONDITIONAL_MOV = Names.of("ConditionalMov", "destination", "source_a", "source_b", "condition");
  static final Names LOAD = Names.of("Load", "destination", "source_pointer");
  static final Names STORE = Names.of("Store", "destination_pointer", "source");
  static final Names TRAP = Names.of("Trap", "revert_data");
  static final Names STOP = Names.of("Stop", "return_data");

  static final Names BLACK_BOX =
      Names.of(
          "BlackBoxOp",
          "AES128Encrypt",
          "Blake2s",
          "Blake3",
          "Keccakf1600",
          "EcdsaSecp256k1",
          "EcdsaSecp256r1",
          "MultiScalarMul",
          "EmbeddedCurveAdd",
          "Poseidon2Permutation",
          "Sha256Compression",
          "ToRadix");
  static final Names AES = Names.of("BlackBoxOp::AES128Encrypt", "inputs", "iv", "key", "outputs");
  static final Names HASH = Names.of("BlackBoxOp of a hash", "message", "output");
  static final Names KECCAK = Names.of("BlackBoxOp::Keccakf1600", "input", "output");
  static final Names ECDSA =
      Names.of("BlackBoxOp of ECDSA", "hashed_msg", "public_key_x", "public_key_y", "signature", "result");
  static final Names MULTI_SCALAR_MUL = Names.of("BlackBoxOp::MultiScalarMul", "points", "scalars", "outputs");
  static final Names CURVE_ADD =
      Names.of("BlackBoxOp::EmbeddedCurveAdd", "input1_x", "input1_y", "input2_x", "input2_y", "result");
  static final Names SHA256 = Names.of("BlackBoxOp::Sha256Compression", "input", "hash_values", "output");
  static final Names TO_RADIX =
      Names.of("BlackBoxOp::ToRadix", "input", "radix", "output_pointer", "num_limbs", "output_bits");

  private BrilligNames() {}
}
