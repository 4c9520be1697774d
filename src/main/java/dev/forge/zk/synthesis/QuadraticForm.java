package dev.forge.zk.synthesis;

import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sum of products of two wires, written as a sum of few products of linear combinations: each costs a row.
 *
 * <p>Two ways are tried. Terms with a common wire are collected, most frequent wire first, and groups whose other
 * factors are proportional are joined: sparse, and what a compiler's output mostly needs. Small forms that this leaves
 * in several pieces are also diagonalised, which needs about half as many products as the form has rank: (a + b)^2,
 * written out, is one product again.
 */
final class QuadraticForm {
  private static final int LARGEST_DIAGONALISED = 12;
  private static final int LARGEST_COUNTED_AGAIN = 64;

  /** left * right. */
  record Product(LinearCombination left, LinearCombination right) {}

  private record Pair(int low, int high) {
    static Pair of(int a, int b) {
      return new Pair(Math.min(a, b), Math.max(a, b));
    }
  }

  private final Map<Pair, Fr> terms = new LinkedHashMap<>();

  /** Adds coefficient * a * b. */
  void add(Fr coefficient, int a, int b) {
    if (coefficient.isZero()) {
      return;
    }
    Fr sum = terms.merge(Pair.of(a, b), coefficient, Fr::add);
    if (sum.isZero()) {
      terms.remove(Pair.of(a, b));
    }
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  /** Products whose sum is this form; none for the zero form. */
  List<Product> factored() {
    List<Product> grouped = joined(grouped());
    if (grouped.size() < 2) {
      return grouped;
    }
    List<Product> diagonal = diagonalised();
    return !diagonal.isEmpty() && diagonal.size() < grouped.size() ? diagonal : grouped;
  }

  private List<Product> grouped() {
    Map<Integer, Integer> counts = new HashMap<>();
    terms.keySet().forEach(pair -> count(counts, pair, 1));
    boolean countAgain = terms.size() <= LARGEST_COUNTED_AGAIN;
    Map<Pair, Fr> rest = new LinkedHashMap<>(terms);
    List<Product> products = new ArrayList<>();
    if (!countAgain) {
      Map<Integer, LinearCombination> groups = new LinkedHashMap<>();
      rest.forEach((pair, c) -> {
        int common = counts.get(pair.high) > counts.get(pair.low) ? pair.high : pair.low;
        groups.computeIfAbsent(common, w -> new LinearCombination()).plus(c, pair.low + pair.high - common);
      });
      groups.forEach((wire, other) -> products.add(new Product(other, LinearCombination.of(wire))));
      return products;
    }
    while (!rest.isEmpty()) {
      int common = mostFrequent(counts);
      LinearCombination other = new LinearCombination();
      rest.entrySet().removeIf(entry -> {
        Pair pair = entry.getKey();
        if (pair.low != common && pair.high != common) {
          return false;
        }
        other.plus(entry.getValue(), pair.low + pair.high - common);
        count(counts, pair, -1);
        return true;
      });
      products.add(new Product(other, LinearCombination.of(common)));
    }
    return products;
  }

  private static void count(Map<Integer, Integer> counts, Pair pair, int change) {
    counts.merge(pair.low, change, Integer::sum);
    if (pair.high != pair.low) {
      counts.merge(pair.high, change, Integer::sum);
    }
  }

  private static int mostFrequent(Map<Integer, Integer> counts) {
    int best = -1;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      int order = best < 0 ? 1 : entry.getValue().compareTo(counts.get(best));
      if (order > 0 || order == 0 && entry.getKey() < best) {
        best = entry.getKey();
      }
    }
    return best;
  }

  /** Joins a * L and b * cL into (a + cb) * L. */
  private static List<Product> joined(List<Product> products) {
    if (products.size() > LARGEST_COUNTED_AGAIN) {
      return products;
    }
    List<Product> result = new ArrayList<>();
    for (Product product : products) {
      int i = 0;
      Fr ratio = Fr.ZERO;
      while (i < result.size() && ratio.isZero()) {
        ratio = product.left.ratioTo(result.get(i++).left);
      }
      if (ratio.isZero()) {
        result.add(product);
      } else {
        Product other = result.get(i - 1);
        LinearCombination sum = new LinearCombination().plus(Fr.ONE, other.right).plus(ratio, product.right);
        result.set(i - 1, new Product(other.left, sum));
      }
    }
    return result;
  }

  /** Empty where the form has too many wires. */
  private List<Product> diagonalised() {
    TreeMap<Integer, Integer> positions = new TreeMap<>();
    for (Pair pair : terms.keySet()) {
      positions.put(pair.low, 0);
      positions.put(pair.high, 0);
      if (positions.size() > LARGEST_DIAGONALISED) {
        return List.of();
      }
    }
    List<Product> products = new ArrayList<>();
    QuadraticForm rest = new QuadraticForm();
    rest.terms.putAll(terms);
    while (!rest.isZero()) {
      products.add(rest.splitOff(List.copyOf(positions.keySet())));
    }
    return products;
  }

  private Fr coefficient(int a, int b) {
    return terms.getOrDefault(Pair.of(a, b), Fr.ZERO);
  }

  /** The linear combination that, times the wire, makes all mixed terms of the wire. */
  private LinearCombination mixed(int wire, List<Integer> wires) {
    LinearCombination sum = new LinearCombination();
    wires.stream().filter(w -> w != wire).forEach(w -> sum.plus(coefficient(wire, w), w));
    return sum;
  }

  /** Takes a product off this form that contains all terms of at least one wire. */
  private Product splitOff(List<Integer> wires) {
    for (int i : wires) {
      LinearCombination mixed = mixed(i, wires);
      if (coefficient(i, i).isZero() && !mixed.isZero()) {
        return splitMixed(i, mixed, wires);
      }
    }
    return splitSquare(wires.stream().filter(i -> !coefficient(i, i).isZero()).findFirst().orElseThrow(), wires);
  }

  /**
   * Where i has no square, the form is w_i L + Q with L = l w_j + L'. With w_j = (L - L') / l in Q = q w_j^2 + w_j N +
   * P it is L (w_i + (q / l^2) (L - 2 L') + N / l) + (q / l^2) L'^2 - L' N / l + P.
   */
  private Product splitMixed(int i, LinearCombination mixed, List<Integer> wires) {
    int j = mixed.wire(0);
    Fr inverse = mixed.coefficient(0).invert();
    Fr square = coefficient(j, j).multiply(inverse).multiply(inverse);
    LinearCombination rest = new LinearCombination().plus(Fr.ONE, mixed).plus(mixed.coefficient(0).negate(), j);
    LinearCombination n = mixed(j, wires.stream().filter(w -> w != i).toList()).times(inverse);
    LinearCombination other = LinearCombination.of(i)
        .plus(square, mixed)
        .plus(square.add(square).negate(), rest)
        .plus(Fr.ONE, n);
    terms.keySet().removeIf(pair -> pair.low == i || pair.high == i || pair.low == j || pair.high == j);
    addProduct(square, rest, rest);
    addProduct(Coefficients.MINUS, rest, n);
    return new Product(mixed, other);
  }

  /** q w_i^2 + w_i M + Q = q (w_i + M / 2q)^2 + Q - M^2 / 4q. */
  private Product splitSquare(int i, List<Integer> wires) {
    Fr q = coefficient(i, i);
    LinearCombination half = mixed(i, wires).times(q.add(q).invert());
    terms.keySet().removeIf(pair -> pair.low == i || pair.high == i);
    addProduct(q.negate(), half, half);
    LinearCombination root = LinearCombination.of(i).plus(Fr.ONE, half);
    return new Product(root.times(q), root);
  }

  private void addProduct(Fr factor, LinearCombination a, LinearCombination b) {
    for (int k = 0; k < a.size(); k++) {
      for (int m = 0; m < b.size(); m++) {
        add(factor.multiply(a.coefficient(k)).multiply(b.coefficient(m)), a.wire(k), b.wire(m));
      }
    }
  }
}
