package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;
import java.math.BigInteger;

/** Tables of powers in blocks. */
final class Powers {
  private static final int LANES = FieldKernel.LANES;
  private static final int BLOCK = FieldKernel.BLOCK;
  private static final int RUN = 16;

  private final FieldKernel field;

  Powers(FieldKernel field) {
    this.field = field;
  }

  /** first * ratio^i for i = 0 to count - 1, count a multiple of eight. */
  double[] of(Fr first, Fr ratio, int count) {
    double[] table = new double[count / LANES * BLOCK];
    Fr element = first;
    long[] limbs = new long[Modulus.LIMBS];
    for (int lane = 0; lane < LANES; lane++) {
      element.pack(limbs, 0);
      field.writeElement(table, lane, limbs, 0);
      element = element.multiply(ratio);
    }
    for (int done = 1; done < count / LANES; done *= 2) {
      double[] factor = constant(ratio.power(BigInteger.valueOf((long) done * LANES)), RUN);
      int more = Math.min(done, count / LANES - done);
      for (int i = 0; i < more; i += RUN) {
        field.multiply(table, (done + i) * BLOCK, table, i * BLOCK, factor, 0, Math.min(RUN, more - i), BLOCK);
      }
    }
    return table;
  }

  /** Multiplies blocks by an element. */
  void scale(double[] a, int from, int blocks, double[] b, int to, Fr factor) {
    double[] constant = constant(factor, RUN);
    for (int i = 0; i < blocks; i += RUN) {
      field.multiply(b, to + i * BLOCK, a, from + i * BLOCK, constant, 0, Math.min(RUN, blocks - i), BLOCK);
    }
  }

  /** The same element in all lanes of some blocks. */
  double[] constant(Fr element, int count) {
    double[] blocks = new double[count * BLOCK];
    long[] limbs = new long[Modulus.LIMBS];
    element.pack(limbs, 0);
    for (int i = 0; i < count * LANES; i++) {
      field.writeElement(blocks, i / LANES * BLOCK + i % LANES, limbs, 0);
    }
    return blocks;
  }
}
