package dev.forge.zk.synthesis;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.Input;
import dev.forge.zk.acir.Opcode;
import java.util.List;

/**
 * The number of witnesses of a function: the largest index that a constraint, a parameter or a result names, plus one.
 */
final class WitnessCount {
  private int largest = -1;

  private WitnessCount() {}

  static int of(Circuit circuit) {
    WitnessCount count = new WitnessCount();
    count.see(circuit.privateParameters());
    count.see(circuit.publicParameters());
    count.see(circuit.returnValues());
    circuit.opcodes().forEach(count::see);
    return count.largest == Integer.MAX_VALUE ? Integer.MAX_VALUE : count.largest + 1;
  }

  private void see(int witness) {
    largest = Math.max(largest, witness < 0 ? Integer.MAX_VALUE : witness);
  }

  private void see(List<Integer> witnesses) {
    witnesses.forEach(this::see);
  }

  private void see(Expression expression) {
    for (Expression.Product product : expression.products()) {
      see(product.left());
      see(product.right());
    }
    for (Expression.Term term : expression.linear()) {
      see(term.witness());
    }
  }

  private void see(Input input) {
    if (input instanceof Input.Witness w) {
      see(w.index());
    }
  }

  /** Opcodes without constraints are left out: their witnesses need no wire. */
  private void see(Opcode opcode) {
    switch (opcode) {
      case Opcode.AssertZero o -> see(o.expression());
      case Opcode.MemoryInit o -> see(o.witnesses());
      case Opcode.MemoryOperation o -> {
        see(o.index());
        see(o.value());
      }
      case Opcode.Call o -> {
        see(o.inputs());
        see(o.outputs());
        see(o.predicate());
      }
      case BlackBox.Range o -> see(o.input());
      case BlackBox.And o -> {
        see(o.left());
        see(o.right());
        see(o.output());
      }
      case BlackBox.Xor o -> {
        see(o.left());
        see(o.right());
        see(o.output());
      }
      case BlackBox.Poseidon2Permutation o -> {
        o.inputs().forEach(this::see);
        see(o.outputs());
      }
      default -> {}
    }
  }
}
