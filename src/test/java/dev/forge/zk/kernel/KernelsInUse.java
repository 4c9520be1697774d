package dev.forge.zk.kernel;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.util.Arrays;

/** A program that says which kernels its virtual machine chose, and what they compute. */
final class KernelsInUse {
  private static final int SQUARINGS = 100;

  private KernelsInUse() {}

  public static void main(String[] arguments) {
    System.out.println(Kernels.chosen().label() + " " + work(Kernels.chosen()));
  }

  /** 3 to the power of 2^100, as the kernels have it. */
  static String work(Kernels kernels) {
    FieldKernel field = kernels.fr();
    double[] block = new double[FieldKernel.BLOCK];
    long[] limbs = new long[Modulus.LIMBS];
    Fr.of(3).pack(limbs, 0);
    field.writeElement(block, 0, limbs, 0);
    for (int i = 0; i < SQUARINGS; i++) {
      field.square(block, 0, block, 0, 1, FieldKernel.BLOCK);
    }
    field.readElement(block, 0, limbs, 0);
    return Arrays.toString(limbs);
  }
}
