package dev.forge.zk.synthesis;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.Program;
import dev.forge.zk.field.Fr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles the opcodes of one function. */
final class FunctionCompiler {
  private static final String NO_CONSTRAINTS = "it has no constraints yet, only the solver knows it";

  private final Program program;
  private final TemplateBuilder builder;
  private final AssertZeroCompiler assertions;
  private final BitwiseCompiler bitwise;
  private final MemoryCompiler memory;
  private final CallCompiler calls;
  private final Poseidon2Compiler poseidon2;

  private FunctionCompiler(Program program, TemplateBuilder builder, List<Opcode> opcodes,
      int[] poseidon2Coefficients) {
    this.program = program;
    this.builder = builder;
    assertions = new AssertZeroCompiler(builder);
    bitwise = new BitwiseCompiler(builder);
    memory = new MemoryCompiler(builder, constants(opcodes), opcodes);
    calls = new CallCompiler(builder, assertions);
    poseidon2 = new Poseidon2Compiler(builder, poseidon2Coefficients);
  }

  /** A builder that has seen all opcodes of a function. */
  static TemplateBuilder compile(
      Program program, int function, int witnesses, Coefficients coefficients, int[] poseidon2Coefficients) {
    Circuit circuit = program.functions().get(function);
    String name = circuit.name().isEmpty() ? "function " + function : circuit.name();
    TemplateBuilder builder = new TemplateBuilder(coefficients, function, name, witnesses);
    FunctionCompiler compiler = new FunctionCompiler(program, builder, circuit.opcodes(), poseidon2Coefficients);
    for (int i = 0; i < circuit.opcodes().size(); i++) {
      compiler.compile(i, circuit.opcodes().get(i));
    }
    return builder;
  }

  /** Witnesses that an opcode a * w + b = 0 fixes. */
  private static Map<Integer, Fr> constants(List<Opcode> opcodes) {
    Map<Integer, Fr> constants = new HashMap<>();
    for (Opcode opcode : opcodes) {
      if (opcode instanceof Opcode.AssertZero(Expression e) && e.products().isEmpty() && e.linear().size() == 1) {
        Expression.Term term = e.linear().getFirst();
        if (!term.coefficient().isZero()) {
          constants.put(term.witness(), e.constant().multiply(term.coefficient().invert()).negate());
        }
      }
    }
    return constants;
  }

  private void compile(int index, Opcode opcode) {
    builder.at(index, opcode.getClass().getSimpleName(), partOf(opcode));
    switch (opcode) {
      case Opcode.AssertZero o -> assertions.compile(o.expression());
      case Opcode.MemoryInit o -> memory.initialise(o);
      case Opcode.MemoryOperation o -> memory.operate(o);
      case Opcode.BrilligCall o -> {} // its results are hints
      case Opcode.Call o -> compileCall(o);
      case BlackBox.Range o -> bitwise.range(o.input(), o.bits());
      case BlackBox.And o -> bitwise.and(o.left(), o.right(), o.bits(), o.output());
      case BlackBox.Xor o -> bitwise.xor(o.left(), o.right(), o.bits(), o.output());
      case BlackBox.Poseidon2Permutation o -> poseidon2.compile(o);
      case BlackBox.Aes128Encrypt o -> throw builder.unprovable("AES128Encrypt", NO_CONSTRAINTS);
      case BlackBox.Blake2s o -> throw builder.unprovable("Blake2s", NO_CONSTRAINTS);
      case BlackBox.Blake3 o -> throw builder.unprovable("Blake3", NO_CONSTRAINTS);
      case BlackBox.Ecdsa o -> throw builder.unprovable(ecdsaName(o), NO_CONSTRAINTS);
      case BlackBox.MultiScalarMul o -> throw builder.unprovable("MultiScalarMul", NO_CONSTRAINTS);
      case BlackBox.EmbeddedCurveAdd o -> throw builder.unprovable("EmbeddedCurveAdd", NO_CONSTRAINTS);
      case BlackBox.KeccakF1600 o -> throw builder.unprovable("Keccakf1600", NO_CONSTRAINTS);
      case BlackBox.RecursiveAggregation o -> throw builder.unprovable("RecursiveAggregation", NO_CONSTRAINTS);
      case BlackBox.Sha256Compression o -> throw builder.unprovable("Sha256Compression", NO_CONSTRAINTS);
    }
  }

  private void compileCall(Opcode.Call call) {
    if (call.function() <= 0 || call.function() >= program.functions().size()) {
      throw builder.unprovable("Call", "there is no function " + call.function() + " to call");
    }
    calls.compile(call, program.functions().get(call.function()).returnValues());
  }

  private static Part partOf(Opcode opcode) {
    return switch (opcode) {
      case Opcode.MemoryInit o -> Part.MEMORY;
      case Opcode.MemoryOperation o -> Part.MEMORY;
      case Opcode.Call o -> Part.CALL;
      case BlackBox.Range o -> Part.RANGE;
      case BlackBox.And o -> Part.BITWISE;
      case BlackBox.Xor o -> Part.BITWISE;
      case BlackBox.Poseidon2Permutation o -> Part.POSEIDON2;
      default -> Part.ASSERT_ZERO;
    };
  }

  private static String ecdsaName(BlackBox.Ecdsa ecdsa) {
    return switch (ecdsa.curve()) {
      case SECP256K1 -> "EcdsaSecp256k1";
      case SECP256R1 -> "EcdsaSecp256r1";
    };
  }
}
