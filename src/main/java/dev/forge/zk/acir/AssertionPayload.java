package dev.forge.zk.acir;

import dev.forge.zk.acir.AcvmOutcome.Payload;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the values that the message of a failed assertion shows. */
final class AssertionPayload {
  private AssertionPayload() {}

  /** The payload for an opcode; empty where it has no message, or a value of the message is not known. */
  static Optional<Payload> of(Circuit circuit, int opcode, WitnessState witnesses, MemoryBlocks memory) {
    for (AssertMessage message : circuit.assertMessages()) {
      if (message.location() instanceof AssertMessage.Location.Acir(int at) && at == opcode) {
        return values(message, witnesses, memory).map(values -> new Payload(message.selector(), values));
      }
    }
    return Optional.empty();
  }

  private static Optional<FrVector> values(AssertMessage message, WitnessState witnesses, MemoryBlocks memory) {
    List<Fr> values = new ArrayList<>();
    for (AssertMessage.Payload part : message.payload()) {
      switch (part) {
        case AssertMessage.Payload.Value value -> {
          Optional<Fr> known = evaluate(value.expression(), witnesses);
          if (known.isEmpty()) {
            return Optional.empty();
          }
          values.add(known.get());
        }
        case AssertMessage.Payload.Memory block -> {
          Optional<FrVector> cells = memory.contents(block.block());
          if (cells.isEmpty()) {
            return Optional.empty();
          }
          for (int i = 0; i < cells.get().size(); i++) {
            values.add(cells.get().get(i));
          }
        }
      }
    }
    return Optional.of(FrVector.of(values.toArray(Fr[]::new)));
  }

  /** The value of an expression; empty where it depends on a witness without value. */
  private static Optional<Fr> evaluate(Expression expression, WitnessState witnesses) {
    Fr sum = expression.constant();
    Map<List<Integer>, Fr> unknown = new HashMap<>();
    for (Expression.Product product : expression.products()) {
      boolean left = witnesses.isKnown(product.left());
      boolean right = witnesses.isKnown(product.right());
      Fr coefficient = product.coefficient();
      coefficient = left ? coefficient.multiply(witnesses.get(product.left())) : coefficient;
      coefficient = right ? coefficient.multiply(witnesses.get(product.right())) : coefficient;
      if (left && right) {
        sum = sum.add(coefficient);
      } else if (left || right) {
        unknown.merge(List.of(left ? product.right() : product.left()), coefficient, Fr::add);
      } else {
        unknown.merge(
            List.of(Math.min(product.left(), product.right()), Math.max(product.left(), product.right())),
            coefficient,
            Fr::add);
      }
    }
    for (Expression.Term term : expression.linear()) {
      if (witnesses.isKnown(term.witness())) {
        sum = sum.add(term.coefficient().multiply(witnesses.get(term.witness())));
      } else {
        unknown.merge(List.of(term.witness()), term.coefficient(), Fr::add);
      }
    }
    return unknown.values().stream().allMatch(Fr::isZero) ? Optional.of(sum) : Optional.empty();
  }
}
