package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.kernel.FieldKernel;

/** Three elements with one product: with z of order 3, z^2 = -1 - z. */
final class Radix3 implements OddRadix {
  private static final int BLOCK = FieldKernel.BLOCK;

  private final FieldKernel field;
  private final double[] root;

  Radix3(FieldKernel field, Fr root) {
    this.field = field;
    this.root = new Powers(field).constant(root, RUN);
  }

  @Override
  public int size() {
    return 3;
  }

  @Override
  public void transform(double[] a, int at, int distance, double[] scratch, int blocks) {
    transform(a, at, at + distance, at + 2 * distance, scratch, blocks);
  }

  /** (x, y, z) becomes (x + y + z, x - z + u, x - y - u) with u = (y - z) times the root. */
  void transform(double[] a, int x, int y, int z, double[] scratch, int blocks) {
    final int sum = 0;
    final int product = RUN * BLOCK;
    final int difference = 2 * RUN * BLOCK;
    field.butterfly(scratch, sum, scratch, product, a, y, a, z, blocks, BLOCK);
    field.multiply(scratch, product, scratch, product, root, 0, blocks, BLOCK);
    field.subtract(scratch, difference, a, x, a, z, blocks, BLOCK);
    field.subtractBoth(a, z, a, x, a, y, scratch, product, blocks, BLOCK);
    field.add(a, y, scratch, difference, scratch, product, blocks, BLOCK);
    field.add(a, x, a, x, scratch, sum, blocks, BLOCK);
  }
}
