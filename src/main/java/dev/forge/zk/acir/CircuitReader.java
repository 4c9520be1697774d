package dev.forge.zk.acir;

import dev.forge.zk.acir.Opcode.BrilligInput;
import dev.forge.zk.acir.Opcode.BrilligOutput;
import dev.forge.zk.field.Fr;
import java.util.List;

/** Reads ACIR functions. */
final class CircuitReader {
  private static final BlockType MEMORY = new BlockType.Memory();

  private final SchemaReader in;
  private final BlackBoxReader blackBoxes;

  CircuitReader(SchemaReader in) {
    this.in = in;
    blackBoxes = new BlackBoxReader(in);
  }

  Circuit circuit() {
    var fields = in.struct(AcirNames.CIRCUIT);
    String name = in.raw().text(fields.next());
    List<Opcode> opcodes = in.list(fields.next(), this::opcode);
    List<Integer> privateParameters = in.indices(fields.next());
    List<Integer> publicParameters = in.indices(fields.next());
    List<Integer> returnValues = in.indices(fields.next());
    List<AssertMessage> messages = in.list(fields.next(), this::assertMessage);
    fields.end();
    return new Circuit(name, opcodes, privateParameters, publicParameters, returnValues, messages);
  }

  private Opcode opcode() {
    int tag = in.variant(AcirNames.OPCODE);
    return switch (tag) {
      case 0 -> new Opcode.AssertZero(expression());
      case 1 -> blackBoxes.blackBox();
      case 2 -> memoryOperation();
      case 3 -> memoryInit();
      case 4 -> brilligCall();
      case 5 -> call();
      default -> throw new IllegalStateException("Opcode " + tag);
    };
  }

  private Opcode memoryOperation() {
    var fields = in.struct(AcirNames.MEMORY_OP);
    int block = in.index(fields.next());
    fields.next();
    var operation = in.struct(AcirNames.MEM_OP);
    // the format calls the field "read", but true stands for a write
    boolean write = in.raw().bool(operation.next());
    int index = in.index(operation.next());
    int value = in.index(operation.next());
    operation.end();
    fields.end();
    return new Opcode.MemoryOperation(block, write, index, value);
  }

  private Opcode memoryInit() {
    var fields = in.struct(AcirNames.MEMORY_INIT);
    int block = in.index(fields.next());
    List<Integer> witnesses = in.indices(fields.next());
    fields.next();
    BlockType type =
        switch (in.variant(AcirNames.BLOCK_TYPE)) {
          case 0 -> MEMORY;
          case 1 -> new BlockType.CallData(in.index("CallData"));
          default -> new BlockType.ReturnData();
        };
    fields.end();
    return new Opcode.MemoryInit(block, witnesses, type);
  }

  private Opcode brilligCall() {
    var fields = in.struct(AcirNames.BRILLIG_CALL);
    int function = in.index(fields.next());
    List<BrilligInput> inputs = in.list(fields.next(), this::brilligInput);
    List<BrilligOutput> outputs = in.list(fields.next(), this::brilligOutput);
    fields.next();
    Expression predicate = expression();
    fields.end();
    return new Opcode.BrilligCall(function, inputs, outputs, predicate);
  }

  private BrilligInput brilligInput() {
    return switch (in.variant(AcirNames.BRILLIG_INPUT)) {
      case 0 -> new BrilligInput.Single(expression());
      case 1 -> new BrilligInput.Array(in.list("BrilligInputs::Array", this::expression));
      default -> new BrilligInput.MemoryArray(in.index("BrilligInputs::MemoryArray"));
    };
  }

  private BrilligOutput brilligOutput() {
    return switch (in.variant(AcirNames.BRILLIG_OUTPUT)) {
      case 0 -> new BrilligOutput.Simple(in.index("BrilligOutputs::Simple"));
      default -> new BrilligOutput.Array(in.indices("BrilligOutputs::Array"));
    };
  }

  private Opcode call() {
    var fields = in.struct(AcirNames.CALL);
    int function = in.index(fields.next());
    List<Integer> inputs = in.indices(fields.next());
    List<Integer> outputs = in.indices(fields.next());
    fields.next();
    Expression predicate = expression();
    fields.end();
    return new Opcode.Call(function, inputs, outputs, predicate);
  }

  private Expression expression() {
    var fields = in.struct(AcirNames.EXPRESSION);
    List<Expression.Product> products = in.list(fields.next(), this::product);
    List<Expression.Term> linear = in.list(fields.next(), this::term);
    Fr constant = in.element(fields.next());
    fields.end();
    return new Expression(products, linear, constant);
  }

  private Expression.Product product() {
    in.tuple("mul_terms", 3);
    Fr coefficient = in.element("mul_terms");
    int left = in.index("mul_terms");
    return new Expression.Product(coefficient, left, in.index("mul_terms"));
  }

  private Expression.Term term() {
    in.tuple("linear_combinations", 2);
    Fr coefficient = in.element("linear_combinations");
    return new Expression.Term(coefficient, in.index("linear_combinations"));
  }

  private AssertMessage assertMessage() {
    in.tuple("assert_messages", 2);
    AssertMessage.Location location =
        switch (in.variant(AcirNames.LOCATION)) {
          case 0 -> new AssertMessage.Location.Acir(in.index("OpcodeLocation::Acir"));
          default -> {
            var fields = in.struct(AcirNames.BRILLIG_LOCATION);
            int acir = in.index(fields.next());
            int brillig = in.index(fields.next());
            fields.end();
            yield new AssertMessage.Location.Brillig(acir, brillig);
          }
        };
    var fields = in.struct(AcirNames.PAYLOAD);
    long selector = in.raw().unsigned(fields.next());
    List<AssertMessage.Payload> payload = in.list(fields.next(), this::payload);
    fields.end();
    return new AssertMessage(location, selector, payload);
  }

  private AssertMessage.Payload payload() {
    return switch (in.variant(AcirNames.PAYLOAD_PART)) {
      case 0 -> new AssertMessage.Payload.Value(expression());
      default -> new AssertMessage.Payload.Memory(in.index("ExpressionOrMemory::Memory"));
    };
  }
}
