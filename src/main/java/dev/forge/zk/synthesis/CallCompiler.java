package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.Opcode;
import java.util.List;

/**
 * Calls. Where a call is always made, inputs and outputs are the callee's own wires. Otherwise its predicate g is a
 * bit, the callee has wires of its own, and
 *
 * <pre>
 *   g * (input of the caller) = input of the callee      g * (output of the callee) = output of the caller
 * </pre>
 *
 * The callee's constraints have g in the place of the constant one. With g = 1 they are what they were; with g = 0 they
 * are homogeneous, so that zeros satisfy them. A predicate within such a callee is a combination of its wires and g,
 * so it is 0 too when the outer call is not taken: nested predicates need no product.
 */
final class CallCompiler {
  private final TemplateBuilder builder;
  private final AssertZeroCompiler expressions;

  CallCompiler(TemplateBuilder builder, AssertZeroCompiler expressions) {
    this.builder = builder;
    this.expressions = expressions;
  }

  /** Compiles a call of a function with the given witnesses as return values. */
  void compile(Opcode.Call call, List<Integer> returnValues) {
    if (call.outputs().size() != returnValues.size()) {
      throw builder.unprovable(
          "Call",
          call.outputs().size() + " outputs of function " + call.function() + ", which returns " + returnValues.size());
    }
    Expression predicate = call.predicate();
    if (!predicate.isConstant()) {
      compileConditional(call, returnValues);
    } else if (predicate.constant().isOne()) {
      site(call, LinearCombination.ONE);
    } else {
      if (!predicate.constant().isZero()) {
        builder.zero(LinearCombination.constant(predicate.constant()));
      }
      call.outputs().forEach(output -> builder.zero(builder.witness(output)));
    }
  }

  private void compileConditional(Opcode.Call call, List<Integer> returnValues) {
    int gate = expressions.wire(call.predicate());
    LinearCombination g = LinearCombination.of(gate);
    if (builder.isWitness(gate)) {
      builder.range(gate - 1, 1);
    } else {
      builder.row(g, g, g);
    }
    int index = builder.calls.size();
    site(call, gate);
    for (int i = 0; i < call.inputs().size(); i++) {
      int port = builder.specialWire(new Template.Special.Port(index, i));
      builder.row(builder.witness(call.inputs().get(i)), g, LinearCombination.of(port));
    }
    for (int i = 0; i < call.outputs().size(); i++) {
      int port = builder.specialWire(new Template.Special.Port(index, returnValues.get(i)));
      builder.row(LinearCombination.of(port), g, builder.witness(call.outputs().get(i)));
    }
  }

  private void site(Opcode.Call call, int gate) {
    int[] inputs = call.inputs().stream().mapToInt(Integer::intValue).toArray();
    int[] outputs = call.outputs().stream().mapToInt(Integer::intValue).toArray();
    builder.calls.add(
        new Template.CallSite(call.function(), gate, inputs, outputs, builder.opcode(), call.predicate()));
  }
}
