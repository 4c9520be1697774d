package dev.forge.zk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"'', scalar", "-XX:MaxVectorSize=32, scalar",
      "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=16, scalar",
      "--add-modules=jdk.incubator.vector -Dforge.kernels=scalar, scalar",
      "--add-modules=jdk.incubator.vector -Dforge.kernels=vector256, vector256"})
  void virtualMachineGetsTheKernelsItCanRun(String options, String expected) throws Exception {
    assertEquals(expected + " " + KernelsInUse.work(Kernels.chosen()), answerOfVirtualMachine(options));
  }

  @Test
  void vectorsWithoutTheirModuleAreRefused() throws Exception {
    String answer = answerOfVirtualMachine("-Dforge.kernels=vector512");
    assertTrue(answer.contains("forge.kernels=vector512 needs the virtual machine option --add-modules"), answer);
  }

  /** What a virtual machine with these options alone prints last. */
  private static String answerOfVirtualMachine(String options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path"), KernelsInUse.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().filter(line -> !line.startsWith("WARNING") && !line.startsWith("\t")).toList().getLast();
  }

  @Test
  void choiceIsTheOneThePropertyNames() {
    assertSame(Kernels.choose(System.getProperty(Kernels.PROPERTY)), Kernels.chosen());
  }
}
