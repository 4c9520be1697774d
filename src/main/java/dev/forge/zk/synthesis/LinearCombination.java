package dev.forge.zk.synthesis;

import dev.forge.zk.field.Fr;
import java.util.Arrays;

/**
 * A sum of coefficient times wire, the wires being those of one function ({@link Rows}); terms of one wire are merged.
 */
final class LinearCombination {
  /** The wire that is 1. */
  static final int ONE = 0;

  private int[] wires = new int[4];
  private Fr[] coefficients = new Fr[4];
  private int size;

  static LinearCombination of(int wire) {
    return new LinearCombination().plus(Fr.ONE, wire);
  }

  static LinearCombination constant(Fr value) {
    return new LinearCombination().plus(value, ONE);
  }

  /** Adds a term and returns this. */
  LinearCombination plus(Fr coefficient, int wire) {
    if (coefficient.isZero()) {
      return this;
    }
    int i = size;
    while (i > 0 && wires[i - 1] >= wire) {
      i--;
    }
    if (i < size && wires[i] == wire) {
      Fr sum = coefficients[i].add(coefficient);
      if (sum.isZero()) {
        remove(i);
      } else {
        coefficients[i] = sum;
      }
    } else {
      insert(i, coefficient, wire);
    }
    return this;
  }

  private void insert(int i, Fr coefficient, int wire) {
    if (size == wires.length) {
      wires = Arrays.copyOf(wires, 2 * size);
      coefficients = Arrays.copyOf(coefficients, 2 * size);
    }
    System.arraycopy(wires, i, wires, i + 1, size - i);
    System.arraycopy(coefficients, i, coefficients, i + 1, size - i);
    wires[i] = wire;
    coefficients[i] = coefficient;
    size++;
  }

  private void remove(int i) {
    System.arraycopy(wires, i + 1, wires, i, size - i - 1);
    System.arraycopy(coefficients, i + 1, coefficients, i, size - i - 1);
    size--;
  }

  /** Adds factor times another combination and returns this. */
  LinearCombination plus(Fr factor, LinearCombination other) {
    for (int i = 0; i < other.size; i++) {
      plus(factor.isOne() ? other.coefficients[i] : factor.multiply(other.coefficients[i]), other.wires[i]);
    }
    return this;
  }

  /** A new combination: factor times this. */
  LinearCombination times(Fr factor) {
    return new LinearCombination().plus(factor, this);
  }

  LinearCombination negated() {
    return times(Coefficients.MINUS);
  }

  int size() {
    return size;
  }

  boolean isZero() {
    return size == 0;
  }

  /** Whether only the wire that is 1 occurs. */
  boolean isConstant() {
    return size == 0 || size == 1 && wires[0] == ONE;
  }

  /** Whether this is a single wire with coefficient 1. */
  boolean isWire() {
    return size == 1 && wires[0] != ONE && coefficients[0].isOne();
  }

  int wire(int i) {
    return wires[i];
  }

  Fr coefficient(int i) {
    return coefficients[i];
  }

  Fr coefficientOf(int wire) {
    int i = Arrays.binarySearch(wires, 0, size, wire);
    return i < 0 ? Fr.ZERO : coefficients[i];
  }

  /** The multiple of another combination that this is, or zero where it is none. */
  Fr ratioTo(LinearCombination other) {
    if (size != other.size || size == 0 || !Arrays.equals(wires, 0, size, other.wires, 0, size)) {
      return Fr.ZERO;
    }
    Fr ratio = coefficients[0].multiply(other.coefficients[0].invert());
    for (int i = 1; i < size; i++) {
      if (!other.coefficients[i].multiply(ratio).equals(coefficients[i])) {
        return Fr.ZERO;
      }
    }
    return ratio;
  }
}
