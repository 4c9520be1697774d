package dev.forge.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Go program under src/test/interop/gnark, built with gnark v0.14.0 into the target folder. */
public final class GnarkProgram {
  private static final Path SOURCES = Path.of("src/test/interop/gnark").toAbsolutePath();
  private static final Path BINARY = Path.of("target/interop/gnark/forge-gnark").toAbsolutePath();

  private GnarkProgram() {}

  /** Builds the program where its sources are newer; skips the test where there is no Go, or no way to its modules. */
  public static GnarkProgram installed() throws IOException, InterruptedException {
    assumeTrue(Tool.exists("go"), "gnark is not asked: no go on the PATH");
    Files.createDirectories(BINARY.getParent());
    Tool.Answer modules = Tool.run(SOURCES, List.of("go", "mod", "download"));
    assumeTrue(modules.done(), () -> "gnark is not asked: its modules cannot be had: " + modules.output());
    Tool.runOrFail(SOURCES, List.of("go", "build", "-mod=readonly", "-o", BINARY.toString(), "."));
    return new GnarkProgram();
  }

  /** What gnark says to a proof in a folder: NAME.vk, NAME.proof, NAME.pw. */
  public Tool.Answer verify(Path folder, String name) throws IOException, InterruptedException {
    return Tool.run(folder, List.of(BINARY.toString(), "verify",
        "-vk", name + ".vk", "-proof", name + ".proof", "-pw", name + ".pw"));
  }

  /** Lets gnark prove the rows of circuit.r1cs and what lies beside it; it writes gnark.vk, gnark.proof, gnark.pw. */
  public Tool.Answer prove(Path folder, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BINARY.toString(), "prove", "-r1cs", "circuit.r1cs",
        "-wtns", "circuit.wtns", "-commitments", "circuit.commitments.json", "-out", "."));
    command.addAll(List.of(more));
    return Tool.run(folder, command);
  }
}
