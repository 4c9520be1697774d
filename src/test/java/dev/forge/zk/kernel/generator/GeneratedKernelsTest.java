package dev.forge.zk.kernel.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedKernelsTest {
  @ParameterizedTest
  @EnumSource(Target.class)
  void generatedSourceIsCurrent(Target target) throws IOException {
    assertEquals(KernelGenerator.source(target), Files.readString(KernelGenerator.file(target)),
        target.className + " is stale: run KernelGenerator");
  }
}
