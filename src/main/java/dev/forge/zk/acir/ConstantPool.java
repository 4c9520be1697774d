package dev.forge.zk.acir;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct constants of a circuit; the first three are always 0, 1 and -1. */
final class ConstantPool {
  static final int ZERO = 0;
  static final int ONE = 1;
  static final int MINUS_ONE = 2;

  private final Map<Fr, Integer> numbers = new HashMap<>();
  private final List<Fr> values = new ArrayList<>();

  ConstantPool() {
    number(Fr.ZERO);
    number(Fr.ONE);
    number(Fr.ONE.negate());
  }

  int number(Fr value) {
    return numbers.computeIfAbsent(
        value,
        v -> {
          values.add(v);
          return values.size() - 1;
        });
  }

  /** All constants, packed. */
  long[] packed() {
    long[] packed = new long[Modulus.LIMBS * values.size()];
    for (int i = 0; i < values.size(); i++) {
      values.get(i).pack(packed, Modulus.LIMBS * i);
    }
    return packed;
  }

  /** -1/c of each constant but 0, packed: one inversion for all of them (Montgomery's trick). */
  long[] negatedInverses() {
    Modulus field = Fr.MODULUS;
    long[] constants = packed();
    int size = values.size();
    long[] result = new long[constants.length];
    long[] product = new long[Modulus.LIMBS];
    field.one(product, 0);
    for (int i = 1; i < size; i++) {
      System.arraycopy(product, 0, result, Modulus.LIMBS * i, Modulus.LIMBS);
      field.multiply(product, 0, product, 0, constants, Modulus.LIMBS * i);
    }
    field.invert(product, 0, product, 0);
    field.negate(product, 0, product, 0);
    for (int i = size - 1; i > 0; i--) {
      field.multiply(result, Modulus.LIMBS * i, result, Modulus.LIMBS * i, product, 0);
      field.multiply(product, 0, product, 0, constants, Modulus.LIMBS * i);
    }
    return result;
  }
}
