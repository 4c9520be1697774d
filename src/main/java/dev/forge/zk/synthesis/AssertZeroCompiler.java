package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Expression;
import dev.forge.zk.field.Fr;
import java.util.List;

/** AssertZero: a row for each product that {@link QuadraticForm} leaves, or one for a linear expression. */
final class AssertZeroCompiler {
  private final TemplateBuilder builder;

  AssertZeroCompiler(TemplateBuilder builder) {
    this.builder = builder;
  }

  void compile(Expression expression) {
    LinearCombination linear = builder.linear(expression);
    if (expression.products().size() == 1) {
      Expression.Product product = expression.products().getFirst();
      if (!product.coefficient().isZero()) {
        compileProduct(product, linear);
        return;
      }
    }
    QuadraticForm form = form(expression);
    if (form.isZero()) {
      builder.zero(linear);
    } else {
      List<QuadraticForm.Product> products = form.factored();
      LinearCombination rest = sum(linear, products.subList(0, products.size() - 1));
      QuadraticForm.Product last = products.getLast();
      builder.row(last.left(), last.right(), rest.negated());
    }
  }

  private void compileProduct(Expression.Product product, LinearCombination linear) {
    int wire = builder.wireOf(product.left());
    Fr c = product.coefficient();
    if (product.left() == product.right() && linear.size() == 1 && linear.coefficientOf(wire).equals(c.negate())) {
      builder.range(product.left(), 1); // w^2 - w = 0
      return;
    }
    builder.row(new LinearCombination().plus(c.negate(), wire), builder.witness(product.right()), linear);
  }

  private QuadraticForm form(Expression expression) {
    QuadraticForm form = new QuadraticForm();
    for (Expression.Product product : expression.products()) {
      form.add(product.coefficient(), builder.wireOf(product.left()), builder.wireOf(product.right()));
    }
    return form;
  }

  private LinearCombination sum(LinearCombination linear, List<QuadraticForm.Product> products) {
    LinearCombination sum = new LinearCombination().plus(Fr.ONE, linear);
    for (QuadraticForm.Product product : products) {
      sum.plus(Fr.ONE, builder.product(product.left(), product.right()));
    }
    return sum;
  }

  /** A wire that holds the expression's value: a witness where the expression is just that, otherwise a new one. */
  int wire(Expression expression) {
    LinearCombination linear = builder.linear(expression);
    List<QuadraticForm.Product> products = form(expression).factored();
    if (products.size() == 1 && linear.isZero()) {
      return builder.product(products.getFirst().left(), products.getFirst().right());
    }
    LinearCombination sum = sum(linear, products);
    return sum.isWire() ? sum.wire(0) : builder.product(sum, LinearCombination.of(LinearCombination.ONE));
  }
}
