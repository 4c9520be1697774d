package dev.forge.zk.synthesis;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct coefficients of a circuit; index 0 is 1, index 1 is -1. */
final class Coefficients {
  static final int ONE = 0;
  static final int MINUS_ONE = 1;
  static final Fr MINUS = Fr.ONE.negate();

  private final Map<Fr, Integer> indices = new HashMap<>();
  private final List<Fr> values = new ArrayList<>();

  Coefficients() {
    indexOf(Fr.ONE);
    indexOf(MINUS);
  }

  int indexOf(Fr value) {
    Integer known = indices.get(value);
    if (known != null) {
      return known;
    }
    values.add(value);
    indices.put(value, values.size() - 1);
    return values.size() - 1;
  }

  Fr get(int index) {
    return values.get(index);
  }

  int size() {
    return values.size();
  }

  FrVector toVector() {
    return FrVector.of(values.toArray(Fr[]::new));
  }

  static Fr powerOfTwo(int exponent) {
    return Fr.reduce(BigInteger.ONE.shiftLeft(exponent));
  }
}
