package dev.forge.zk.kernel;

import jdk.incubator.vector.DoubleVector;

/** The only way to classes that mention the Vector API; not to be touched where its module is absent. */
final class VectorKernels {
  private VectorKernels() {}

  static int preferredBits() {
    return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
  }

  static FieldKernel create(Kernels kind, KernelConstants constants) {
    return kind == Kernels.VECTOR_512 ? new Vector512Kernel(constants) : new Vector256Kernel(constants);
  }
}
