package dev.forge.batch;

/**
 * What is wrong with a value of a request.
 *
 * @param field JSON pointer to the value, such as {@code /transfers/3/amount}
 * @param problem human words; they name the value unless it is a secret
 */
public record FieldProblem(String field, String problem) {
  @Override
  public String toString() {
    return (field.isEmpty() ? "request" : field) + ": " + problem;
  }
}
