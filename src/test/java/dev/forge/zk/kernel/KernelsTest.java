package dev.forge.zk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelsTest {
  @Test
  void labelsChooseTheirKernels() {
    for (Kernels kernels : Kernels.values()) {
      assertTrue(kernels.isAvailable());
      assertSame(kernels, Kernels.choose(kernels.label()));
    }
    assertEquals("vector512", Kernels.VECTOR_512.label());
  }

  @Test
  void unknownLabelIsRefusedWithTheOnesThereAre() {
    String message = assertThrows(IllegalArgumentException.class, () -> Kernels.choose("avx")).getMessage();
    assertEquals("forge.kernels must be one of scalar, vector256, vector512: avx", message);
  }

  @Test
  void choiceIsTheOneThePropertyNames() {
    assertSame(Kernels.choose(System.getProperty(Kernels.PROPERTY)), Kernels.chosen());
  }
}
