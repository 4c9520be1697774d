package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.field.Fr;
import java.util.List;

/**
 * Finds the items of a witness stack that belong to the runs of a circuit. The stack has callees before callers and
 * leaves out calls that are not taken, so it is read from its end: main, then its calls, the last one first.
 */
final class StackMatching {
  private final Instances instances;
  private final List<WitnessStack.Item> items;
  private final WitnessMap[] matched;
  private int next;

  private StackMatching(Instances instances, WitnessStack stack) {
    this.instances = instances;
    items = stack.items();
    matched = new WitnessMap[instances.count()];
    next = items.size() - 1;
  }

  /**
   * The witnesses of each run; null for a run that did not take place.
   *
   * @throws IllegalArgumentException if the stack does not end with main
   */
  static WitnessMap[] match(Instances instances, WitnessStack stack) {
    if (stack.items().isEmpty() || stack.items().getLast().function() != 0) {
      throw new IllegalArgumentException("witness stack of " + stack.items().size() + " items does not end with main");
    }
    StackMatching matching = new StackMatching(instances, stack);
    matching.match(0);
    return matching.matched;
  }

  private void match(int instance) {
    Template template = instances.template(instance);
    WitnessMap witnesses = items.get(next--).witnesses();
    matched[instance] = witnesses;
    for (int call = template.calls().size() - 1; call >= 0; call--) {
      Template.CallSite site = template.calls().get(call);
      boolean taken = !site.conditional() || !value(site.predicate(), witnesses).isZero();
      if (taken && next >= 0 && items.get(next).function() == site.function()) {
        match(instances.child(instance, call));
      }
    }
  }

  private static Fr value(Expression expression, WitnessMap witnesses) {
    Fr value = expression.constant();
    for (Expression.Product product : expression.products()) {
      Fr factors = value(product.left(), witnesses).multiply(value(product.right(), witnesses));
      value = value.add(product.coefficient().multiply(factors));
    }
    for (Expression.Term term : expression.linear()) {
      value = value.add(term.coefficient().multiply(value(term.witness(), witnesses)));
    }
    return value;
  }

  private static Fr value(int witness, WitnessMap witnesses) {
    return witness < witnesses.size() ? witnesses.get(witness) : Fr.ZERO;
  }
}
