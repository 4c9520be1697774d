package dev.forge.zk.acir;

import dev.forge.zk.acir.Opcode.BrilligInput;
import dev.forge.zk.acir.Opcode.BrilligOutput;
import java.util.List;

/** Writes ACIR functions. */
final class CircuitWriter {
  private final MessagePackWriter out;
  private final BlackBoxWriter blackBoxes;

  CircuitWriter(MessagePackWriter out) {
    this.out = out;
    blackBoxes = new BlackBoxWriter(out);
  }

  void circuit(Circuit circuit) {
    Names names = AcirNames.CIRCUIT;
    out.struct(names);
    out.field(names, 0);
    out.text(circuit.name());
    out.field(names, 1);
    out.array(circuit.opcodes().size());
    circuit.opcodes().forEach(this::opcode);
    out.field(names, 2);
    out.indices(circuit.privateParameters());
    out.field(names, 3);
    out.indices(circuit.publicParameters());
    out.field(names, 4);
    out.indices(circuit.returnValues());
    out.field(names, 5);
    out.array(circuit.assertMessages().size());
    circuit.assertMessages().forEach(this::assertMessage);
  }

  private void opcode(Opcode opcode) {
    switch (opcode) {
      case Opcode.AssertZero o -> {
        out.variant(AcirNames.OPCODE, 0);
        expression(o.expression());
      }
      case BlackBox o -> {
        out.variant(AcirNames.OPCODE, 1);
        blackBoxes.blackBox(o);
      }
      case Opcode.MemoryOperation o -> {
        out.variant(AcirNames.OPCODE, 2);
        memoryOperation(o);
      }
      case Opcode.MemoryInit o -> {
        out.variant(AcirNames.OPCODE, 3);
        memoryInit(o);
      }
      case Opcode.BrilligCall o -> {
        out.variant(AcirNames.OPCODE, 4);
        brilligCall(o);
      }
      case Opcode.Call o -> {
        out.variant(AcirNames.OPCODE, 5);
        call(o);
      }
    }
  }

  private void memoryOperation(Opcode.MemoryOperation operation) {
    out.struct(AcirNames.MEMORY_OP);
    out.field(AcirNames.MEMORY_OP, 0);
    out.unsigned(operation.block());
    out.field(AcirNames.MEMORY_OP, 1);
    out.struct(AcirNames.MEM_OP);
    out.field(AcirNames.MEM_OP, 0);
    out.bool(operation.write());
    out.field(AcirNames.MEM_OP, 1);
    out.unsigned(operation.index());
    out.field(AcirNames.MEM_OP, 2);
    out.unsigned(operation.value());
  }

  private void memoryInit(Opcode.MemoryInit init) {
    Names names = AcirNames.MEMORY_INIT;
    out.struct(names);
    out.field(names, 0);
    out.unsigned(init.block());
    out.field(names, 1);
    out.indices(init.witnesses());
    out.field(names, 2);
    switch (init.type()) {
      case BlockType.Memory _ -> out.variant(AcirNames.BLOCK_TYPE, 0);
      case BlockType.CallData data -> {
        out.variant(AcirNames.BLOCK_TYPE, 1);
        out.unsigned(data.id());
      }
      case BlockType.ReturnData _ -> out.variant(AcirNames.BLOCK_TYPE, 2);
    }
  }

  private void brilligCall(Opcode.BrilligCall call) {
    Names names = AcirNames.BRILLIG_CALL;
    out.struct(names);
    out.field(names, 0);
    out.unsigned(call.function());
    out.field(names, 1);
    out.array(call.inputs().size());
    call.inputs().forEach(this::brilligInput);
    out.field(names, 2);
    out.array(call.outputs().size());
    call.outputs().forEach(this::brilligOutput);
    out.field(names, 3);
    expression(call.predicate());
  }

  private void brilligInput(BrilligInput input) {
    switch (input) {
      case BrilligInput.Single i -> {
        out.variant(AcirNames.BRILLIG_INPUT, 0);
        expression(i.expression());
      }
      case BrilligInput.Array i -> {
        out.variant(AcirNames.BRILLIG_INPUT, 1);
        out.array(i.expressions().size());
        i.expressions().forEach(this::expression);
      }
      case BrilligInput.MemoryArray i -> {
        out.variant(AcirNames.BRILLIG_INPUT, 2);
        out.unsigned(i.block());
      }
    }
  }

  private void brilligOutput(BrilligOutput output) {
    switch (output) {
      case BrilligOutput.Simple o -> {
        out.variant(AcirNames.BRILLIG_OUTPUT, 0);
        out.unsigned(o.witness());
      }
      case BrilligOutput.Array o -> {
        out.variant(AcirNames.BRILLIG_OUTPUT, 1);
        out.indices(o.witnesses());
      }
    }
  }

  private void call(Opcode.Call call) {
    Names names = AcirNames.CALL;
    out.struct(names);
    out.field(names, 0);
    out.unsigned(call.function());
    out.field(names, 1);
    out.indices(call.inputs());
    out.field(names, 2);
    out.indices(call.outputs());
    out.field(names, 3);
    expression(call.predicate());
  }

  private void expression(Expression expression) {
    Names names = AcirNames.EXPRESSION;
    out.struct(names);
    out.field(names, 0);
    out.array(expression.products().size());
    for (Expression.Product product : expression.products()) {
      out.array(3);
      out.element(product.coefficient());
      out.unsigned(product.left());
      out.unsigned(product.right());
    }
    out.field(names, 1);
    out.array(expression.linear().size());
    for (Expression.Term term : expression.linear()) {
      out.array(2);
      out.element(term.coefficient());
      out.unsigned(term.witness());
    }
    out.field(names, 2);
    out.element(expression.constant());
  }

  private void assertMessage(AssertMessage message) {
    out.array(2);
    switch (message.location()) {
      case AssertMessage.Location.Acir location -> {
        out.variant(AcirNames.LOCATION, 0);
        out.unsigned(location.opcode());
      }
      case AssertMessage.Location.Brillig location -> {
        out.variant(AcirNames.LOCATION, 1);
        out.struct(AcirNames.BRILLIG_LOCATION);
        out.field(AcirNames.BRILLIG_LOCATION, 0);
        out.unsigned(location.acirOpcode());
        out.field(AcirNames.BRILLIG_LOCATION, 1);
        out.unsigned(location.brilligOpcode());
      }
    }
    out.struct(AcirNames.PAYLOAD);
    out.field(AcirNames.PAYLOAD, 0);
    out.unsigned(message.selector());
    out.field(AcirNames.PAYLOAD, 1);
    payload(message.payload());
  }

  private void payload(List<AssertMessage.Payload> payload) {
    out.array(payload.size());
    for (AssertMessage.Payload part : payload) {
      switch (part) {
        case AssertMessage.Payload.Value value -> {
          out.variant(AcirNames.PAYLOAD_PART, 0);
          expression(value.expression());
        }
        case AssertMessage.Payload.Memory memory -> {
          out.variant(AcirNames.PAYLOAD_PART, 1);
          out.unsigned(memory.block());
        }
      }
    }
  }
}
