package dev.forge.zk.acir;

import dev.forge.zk.acir.Opcode.BrilligInput;
import dev.forge.zk.acir.Opcode.BrilligOutput;
import java.util.List;

/**
 * Which witnesses a function names. Their numbers may have gaps, but a compiler's are small; numbers far beyond the
 * count
 * of mentions are the sign of a forged program, which would have memory reserved for nothing.
 */
final class WitnessSpan {
  private int last = -1;
  private long mentions;

  private WitnessSpan() {}

  static WitnessSpan of(Circuit circuit) {
    WitnessSpan span = new WitnessSpan();
    span.addAll(circuit.privateParameters());
    span.addAll(circuit.publicParameters());
    span.addAll(circuit.returnValues());
    circuit.opcodes().forEach(span::add);
    for (AssertMessage message : circuit.assertMessages()) {
      for (AssertMessage.Payload part : message.payload()) {
        if (part instanceof AssertMessage.Payload.Value value) {
          span.add(value.expression());
        }
      }
    }
    return span;
  }

  /** The largest witness named, -1 where there is none. */
  int last() {
    return last;
  }

  /** How many times a witness is named. */
  long mentions() {
    return mentions;
  }

  boolean isDense() {
    return isDense(last, mentions);
  }

  /** Whether a largest number of {@code last} is plausible. */
  static boolean isDense(long last, long mentions) {
    return last < (1 << 16) + 64 * mentions;
  }

  private void add(int witness) {
    last = Math.max(last, witness);
    mentions++;
  }

  private void addAll(List<Integer> witnesses) {
    for (int witness : witnesses) {
      add(witness);
    }
  }

  private void add(Expression expression) {
    for (Expression.Product product : expression.products()) {
      add(product.left());
      add(product.right());
    }
    for (Expression.Term term : expression.linear()) {
      add(term.witness());
    }
  }

  private void add(Opcode opcode) {
    switch (opcode) {
      case Opcode.AssertZero o -> add(o.expression());
      case Opcode.MemoryInit o -> addAll(o.witnesses());
      case Opcode.MemoryOperation o -> {
        add(o.index());
        add(o.value());
      }
      case Opcode.BrilligCall o -> {
        add(o.predicate());
        o.inputs().forEach(this::add);
        o.outputs().forEach(this::add);
      }
      case Opcode.Call o -> {
        add(o.predicate());
        addAll(o.inputs());
        addAll(o.outputs());
      }
      case BlackBox o -> {
        BlackBoxOperands operands = BlackBoxOperands.of(o);
        operands.inputs().forEach(this::add);
        addAll(operands.outputs());
      }
    }
  }

  private void add(BrilligInput input) {
    switch (input) {
      case BrilligInput.Single i -> add(i.expression());
      case BrilligInput.Array i -> i.expressions().forEach(this::add);
      case BrilligInput.MemoryArray _ -> {}
    }
  }

  private void add(BrilligOutput output) {
    switch (output) {
      case BrilligOutput.Simple o -> add(o.witness());
      case BrilligOutput.Array o -> addAll(o.witnesses());
    }
  }

  private void add(Input input) {
    if (input instanceof Input.Witness witness) {
      add(witness.index());
    }
  }
}
