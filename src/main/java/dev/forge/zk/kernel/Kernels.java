package dev.forge.zk.kernel;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The implementations of {@link FieldKernel}. One is chosen when this class is loaded: the widest that the processor and
 * the modules of this virtual machine allow, or the one named by the system property {@code forge.kernels}. All give the
 * same results.
 */
public enum Kernels {
  /** Without vectors. */
  SCALAR,
  /** Vectors of 256 bits (AVX2). */
  VECTOR_256,
  /** Vectors of 512 bits (AVX-512). */
  VECTOR_512;

  /** The system property that names an implementation: scalar, vector256 or vector512. */
  public static final String PROPERTY = "forge.kernels";

  private static final Kernels CHOSEN = choose(System.getProperty(PROPERTY));

  private FieldKernel fp;
  private FieldKernel fr;

  /** The implementation in use. */
  public static Kernels chosen() {
    return CHOSEN;
  }

  /** Its name, as in the system property. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** Whether this virtual machine can run it at all, quickly or not. */
  public boolean isAvailable() {
    return this == SCALAR || hasVectorModule();
  }

  /** The base field's kernel. */
  public synchronized FieldKernel fp() {
    if (fp == null) {
      fp = create(KernelConstants.of(Fp.MODULUS));
    }
    return fp;
  }

  /** The scalar field's kernel. */
  public synchronized FieldKernel fr() {
    if (fr == null) {
      fr = create(KernelConstants.of(Fr.MODULUS));
    }
    return fr;
  }

  static Kernels choose(String label) {
    if (label != null) {
      Kernels named = Arrays.stream(values()).filter(k -> k.label().equals(label)).findFirst().orElseThrow(
          () -> new IllegalArgumentException(PROPERTY + " must be one of "
              + Arrays.stream(values()).map(Kernels::label).collect(Collectors.joining(", ")) + ": " + label));
      if (!named.isAvailable()) {
        throw new IllegalArgumentException(
            PROPERTY + "=" + label + " needs the virtual machine option --add-modules jdk.incubator.vector");
      }
      return named;
    }
    int bits = hasVectorModule() ? VectorKernels.preferredBits() : 0;
    return bits >= 512 ? VECTOR_512 : bits >= 256 ? VECTOR_256 : SCALAR;
  }

  private static boolean hasVectorModule() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  private FieldKernel create(KernelConstants constants) {
    return this == SCALAR ? new ScalarKernel(constants) : VectorKernels.create(this, constants);
  }
}
