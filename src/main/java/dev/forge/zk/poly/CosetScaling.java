package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;
import java.math.BigInteger;

/**
 * Factors f u^-k for the elements k of a chunk in scattered order, where u is a coset's shift. The index of place i of
 * chunk j is that of place i of chunk 0 plus that of place 0 of chunk j, so that a table for one chunk serves for all.
 */
final class CosetScaling {
  private final Transform transform;
  private final FieldKernel field;
  private final Powers powers;
  private final Fr ratio;
  private final double[] firstChunk;

  CosetScaling(Transform transform, FieldKernel field, Fr shift) {
    ratio = shift.invert();
    this.transform = transform;
    this.field = field;
    powers = new Powers(field);
    int size = transform.chunkSize();
    double[] natural = powers.of(Fr.ONE, ratio.power(BigInteger.valueOf(transform.chunks())), size);
    firstChunk = new double[natural.length];
    for (int place = 0; place < size; place++) {
      int index = transform.naturalIndex(place) / transform.chunks();
      for (int digit = 0; digit < FieldKernel.DIGITS; digit++) {
        firstChunk[at(place) + digit * FieldKernel.LANES] = natural[at(index) + digit * FieldKernel.LANES];
      }
    }
  }

  private static int at(int element) {
    return element / FieldKernel.LANES * FieldKernel.BLOCK + element % FieldKernel.LANES;
  }

  /** Numbers of a chunk's factors. */
  int length() {
    return firstChunk.length;
  }

  /** The factors for a chunk. */
  void factors(int chunk, Fr first, double[] target) {
    BigInteger index = BigInteger.valueOf(transform.naturalIndex(chunk * transform.chunkSize()));
    powers.scale(firstChunk, 0, firstChunk.length / FieldKernel.BLOCK, target, 0, first.multiply(ratio.power(index)));
  }

  /** Replaces the factor of the element at place 0 of chunk 0, which is element 0. */
  void setFirst(double[] factors, Fr value) {
    long[] limbs = new long[Modulus.LIMBS];
    value.pack(limbs, 0);
    field.writeElement(factors, 0, limbs, 0);
  }
}
