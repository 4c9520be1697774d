package dev.forge.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The Node program under src/test/interop/snarkjs, installed with snarkjs 0.7.6 into the target folder. */
public final class SnarkjsProgram {
  private static final Path SOURCES = Path.of("src/test/interop/snarkjs").toAbsolutePath();
  private static final Path INSTALLED = Path.of("target/interop/snarkjs").toAbsolutePath();
  private static final String SCRIPT = "forge-snarkjs.mjs";

  private SnarkjsProgram() {}

  /** Installs the program where its lock file changed; skips the test where Node or npm, or a way to snarkjs, is missing. */
  public static SnarkjsProgram installed() throws IOException, InterruptedException {
    assumeTrue(Tool.exists("node") && Tool.exists("npm"), "snarkjs is not asked: no node and npm on the PATH");
    Files.createDirectories(INSTALLED);
    Path lock = INSTALLED.resolve("package-lock.json");
    Path mark = INSTALLED.resolve("installed-lock.json");
    for (String name : List.of("package.json", "package-lock.json", SCRIPT)) {
      Files.copy(SOURCES.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(mark) || Files.mismatch(mark, lock) >= 0) {
      Tool.Answer install = Tool.run(INSTALLED, List.of("npm", "ci", "--no-audit", "--no-fund"));
      assumeTrue(install.done(), () -> "snarkjs is not asked: it cannot be installed: " + install.output());
      Files.copy(lock, mark, StandardCopyOption.REPLACE_EXISTING);
    }
    return new SnarkjsProgram();
  }

  /** What snarkjs says to a proof in a folder: NAME.vk, NAME.proof, NAME.pw. */
  public Tool.Answer verify(Path folder, String name) throws IOException, InterruptedException {
    return run(folder, "verify", name + ".vk", name + ".proof", name + ".pw");
  }

  /** Makes a key for circuit.r1cs, circuit.zkey, with a small powers of tau of its own. */
  public Tool.Answer setup(Path folder) throws IOException, InterruptedException {
    return run(folder, "setup", "circuit.r1cs", "circuit.zkey");
  }

  /** Lets snarkjs prove with circuit.zkey and circuit.wtns; it writes snarkjs.vk, snarkjs.proof, snarkjs.pw. */
  public Tool.Answer prove(Path folder) throws IOException, InterruptedException {
    return run(folder, "prove", "circuit.zkey", "circuit.wtns", ".");
  }

  private Tool.Answer run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", INSTALLED.resolve(SCRIPT).toString()));
    command.addAll(List.of(arguments));
    return Tool.run(folder, command);
  }
}
