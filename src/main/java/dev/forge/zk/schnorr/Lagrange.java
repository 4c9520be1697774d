package dev.forge.zk.schnorr;

import dev.forge.zk.field.Fr;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** Lagrange's coefficients at 0: a polynomial of degree below t is f(0) = sum of L_i f(i) over any t indices. */
public final class Lagrange {
  private Lagrange() {}

  /**
   * L_i = product of j / (j - i) over the other indices, by ascending index.
   *
   * @param indices from 1, each once
   * @throws IllegalArgumentException if one is below 1 or comes twice
   */
  public static SequencedMap<Integer, Fr> atZero(Collection<Integer> indices) {
    Set<Integer> distinct = new TreeSet<>(indices);
    if (distinct.size() != indices.size() || distinct.stream().anyMatch(index -> index < 1)) {
      throw new IllegalArgumentException("indices of shares are from 1, each once: " + indices);
    }
    SequencedMap<Integer, Fr> coefficients = new LinkedHashMap<>();
    for (int i : distinct) {
      Fr numerator = Fr.ONE;
      Fr denominator = Fr.ONE;
      for (int j : distinct) {
        if (j != i) {
          numerator = numerator.multiply(Fr.of(j));
          denominator = denominator.multiply(Fr.of(j).subtract(Fr.of(i)));
        }
      }
      coefficients.put(i, numerator.multiply(denominator.invert()));
    }
    return coefficients;
  }
}
