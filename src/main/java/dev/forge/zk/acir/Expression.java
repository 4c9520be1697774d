package dev.forge.zk.acir;

import dev.forge.zk.field.Fr;
import java.util.List;

/**
 * A polynomial of degree at most 2 over witnesses: the sum of products, of linear terms, and a constant.
 *
 * @param products coefficient * left * right
 * @param linear coefficient * witness
 */
public record Expression(List<Product> products, List<Term> linear, Fr constant) {
  public Expression {
    products = List.copyOf(products);
    linear = List.copyOf(linear);
  }

  /** coefficient * left * right, the last two being witness indices. */
  public record Product(Fr coefficient, int left, int right) {}

  /** coefficient * witness. */
  public record Term(Fr coefficient, int witness) {}

  /** An expression without witnesses. */
  public static Expression constant(Fr value) {
    return new Expression(List.of(), List.of(), value);
  }

  /** Whether no witness occurs. */
  public boolean isConstant() {
    return products.isEmpty() && linear.isEmpty();
  }
}
