package dev.forge.zk.acir;

/** The names of ACIR's types in their order (Noir 1.0.0-beta.26). */
final class AcirNames {
  static final Names PROGRAM = Names.of("Program", "functions", "unconstrained_functions").taggedByNumber();
  static final Names CIRCUIT =
      Names
          .of("Circuit", "function_name", "opcodes", "private_parameters", "public_parameters", "return_values",
              "assert_messages")
          .taggedByNumber();
  static final Names ASSERT_MESSAGE = Names.of("assert_messages", "location", "payload");
  static final Names LOCATION = Names.of("OpcodeLocation", "Acir", "Brillig");
  static final Names BRILLIG_LOCATION = Names.of("OpcodeLocation::Brillig", "acir_index", "brillig_index");
  static final Names PAYLOAD = Names.of("AssertionPayload", "error_selector", "payload");
  static final Names PAYLOAD_PART = Names.of("ExpressionOrMemory", "Expression", "Memory");
  static final Names EXPRESSION = Names.of("Expression", "mul_terms", "linear_combinations", "q_c");
  static final Names OPCODE =
      Names.of("Opcode", "AssertZero", "BlackBoxFuncCall", "MemoryOp", "MemoryInit", "BrilligCall", "Call");
  static final Names MEMORY_OP = Names.of("MemoryOp", "block_id", "op");
  static final Names MEM_OP = Names.of("MemOp", "read", "index", "value");
  static final Names MEMORY_INIT = Names.of("MemoryInit", "block_id", "init", "block_type");
  static final Names BLOCK_TYPE = Names.of("BlockType", "Memory", "CallData", "ReturnData").withoutPayload(0, 2);
  static final Names BRILLIG_CALL = Names.of("BrilligCall", "id", "inputs", "outputs", "predicate");
  static final Names BRILLIG_INPUT = Names.of("BrilligInputs", "Single", "Array", "MemoryArray");
  static final Names BRILLIG_OUTPUT = Names.of("BrilligOutputs", "Simple", "Array");
  static final Names CALL = Names.of("Call", "id", "inputs", "outputs", "predicate");

  static final Names INPUT = Names.of("FunctionInput", "Constant", "Witness");
  static final Names BLACK_BOX =
      Names.of(
          "BlackBoxFuncCall",
          "AES128Encrypt",
          "AND",
          "XOR",
          "RANGE",
          "Blake2s",
          "Blake3",
          "EcdsaSecp256k1",
          "EcdsaSecp256r1",
          "MultiScalarMul",
          "EmbeddedCurveAdd",
          "Keccakf1600",
          "RecursiveAggregation",
          "Poseidon2Permutation",
          "Sha256Compression");
  static final Names AES = Names.of("AES128Encrypt", "inputs", "iv", "key", "outputs");
  static final Names LOGIC = Names.of("AND or XOR", "lhs", "rhs", "num_bits", "output");
  static final Names RANGE = Names.of("RANGE", "input", "num_bits");
  static final Names HASH = Names.of("hash function", "inputs", "outputs");
  static final Names ECDSA =
      Names.of("ECDSA", "public_key_x", "public_key_y", "signature", "hashed_message", "predicate", "output");
  static final Names MULTI_SCALAR_MUL = Names.of("MultiScalarMul", "points", "scalars", "predicate", "outputs");
  static final Names CURVE_ADD = Names.of("EmbeddedCurveAdd", "input1", "input2", "predicate", "outputs");
  static final Names RECURSION =
      Names.of("RecursiveAggregation", "verification_key", "proof", "public_inputs", "key_hash", "proof_type",
          "predicate");
  static final Names SHA256 = Names.of("Sha256Compression", "inputs", "hash_values", "outputs");

  static final Names WITNESS_STACK = Names.of("WitnessStack", "stack");
  static final Names STACK_ITEM = Names.of("StackItem", "index", "witness");

  private AcirNames() {}
}
