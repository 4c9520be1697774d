package dev.forge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * snarkjs 0.7.6 by the Node program of the interoperability tests, with keys made here, since its own set-up of a large
 * circuit takes very long. It reads the key's file for each proof and takes all threads of the machine.
 *
 * @param installed the folder of the program
 */
record Snarkjs(Path installed) implements Peer {
  static final String NAME = "snarkjs";
  private static final String SOURCES = "src/test/interop/snarkjs";
  private static final String INSTALLED = "target/interop/snarkjs";
  private static final String LOCK = "package-lock.json";
  private static final String SCRIPT = "forge-snarkjs.mjs";

  /** Installs the program; empty where there is no Node, no source, or no way to snarkjs. */
  static Optional<Peer> install(Path home) {
    Path sources = home.resolve(SOURCES).toAbsolutePath();
    Path installed = home.resolve(INSTALLED).toAbsolutePath();
    if (!Tool.exists("node") || !Tool.exists("npm") || !Files.isDirectory(sources)) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(installed);
      for (String name : List.of("package.json", LOCK, SCRIPT)) {
        Files.copy(sources.resolve(name), installed.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      Path mark = installed.resolve("installed-lock.json");
      if (!Files.exists(mark) || Files.mismatch(mark, installed.resolve(LOCK)) >= 0) {
        if (!Tool.run(installed, List.of("npm", "ci", "--no-audit", "--no-fund"), Map.of()).done()) {
          return Optional.empty();
        }
        Files.copy(installed.resolve(LOCK), mark, StandardCopyOption.REPLACE_EXISTING);
      }
      return Optional.of(new Snarkjs(installed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LineProcess start(BenchFolder folder, int threads) {
    return new LineProcess(NAME, command("serve", BenchFolder.ZKEY, BenchFolder.WITNESS, ".", BenchFolder.ROWS),
        Map.of(),
        folder.path());
  }

  @Override
  public boolean verifies(BenchFolder folder, String name) {
    return Tool.run(folder.path(), command("verify", name + ".vk", name + ".proof", name + ".pw"), Map.of()).done();
  }

  private List<String> command(String... arguments) {
    return Stream.concat(
        Stream.of("node", installed.resolve(SCRIPT).toString()), Stream.of(arguments))
        .toList();
  }
}
