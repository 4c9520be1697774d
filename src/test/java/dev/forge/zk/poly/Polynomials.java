package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;

/** Polynomials by their coefficients, lowest first. */
final class Polynomials {
  private Polynomials() {}

  static FrVector random(RandomElements elements, int size) {
    FrVector vector = new FrVector(size);
    for (int i = 0; i < size; i++) {
      vector.set(i, elements.fr());
    }
    return vector;
  }

  static FrVector copy(FrVector vector) {
    FrVector copy = new FrVector(vector.size());
    System.arraycopy(vector.limbs(), 0, copy.limbs(), 0, vector.limbs().length);
    return copy;
  }

  static Fr evaluate(FrVector coefficients, Fr x) {
    Fr value = Fr.ZERO;
    for (int i = coefficients.size() - 1; i >= 0; i--) {
      value = value.multiply(x).add(coefficients.get(i));
    }
    return value;
  }

  static FrVector multiply(FrVector a, FrVector b) {
    FrVector product = new FrVector(a.size() + b.size() - 1);
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        product.set(i + j, product.get(i + j).add(a.get(i).multiply(b.get(j))));
      }
    }
    return product;
  }

  /** The quotient by X^n - 1, of size - n coefficients; the rest is left in the dividend. */
  static FrVector divideByVanishing(FrVector dividend, int n) {
    FrVector quotient = new FrVector(dividend.size() - n);
    for (int i = dividend.size() - 1; i >= n; i--) {
      quotient.set(i - n, dividend.get(i));
      dividend.set(i - n, dividend.get(i - n).add(dividend.get(i)));
      dividend.set(i, Fr.ZERO);
    }
    return quotient;
  }
}
