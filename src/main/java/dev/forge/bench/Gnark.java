package dev.forge.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * gnark v0.14.0 by the Go program of the interoperability tests: it builds gnark's constraint system from our rows.
 *
 * @param program the program
 */
record Gnark(Path program) implements Peer {
  static final String NAME = "gnark";
  private static final String SOURCES = "src/test/interop/gnark";
  private static final String PROGRAM = "target/interop/gnark/forge-gnark";

  /** Builds the program; empty where there is no Go, no source, or no way to gnark's modules. */
  static Optional<Peer> install(Path home) {
    Path sources = home.resolve(SOURCES).toAbsolutePath();
    Path program = home.resolve(PROGRAM).toAbsolutePath();
    if (!Tool.exists("go") || !Files.isDirectory(sources)) {
      return Optional.empty();
    }
    List<String> build = List.of("go", "build", "-mod=readonly", "-o", program.toString(), ".");
    return Tool.run(sources, build, Map.of()).done() ? Optional.of(new Gnark(program)) : Optional.empty();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LineProcess start(BenchFolder folder, int threads) {
    Map<String, String> environment = Map.of("GOMAXPROCS", Integer.toString(threads));
    if (!Files.exists(seconds(folder))) {
      makeKeys(folder, environment);
    }
    return new LineProcess(NAME, command(folder, "-serve"), environment, folder.path());
  }

  /** How long it took to make the key. */
  static double setupSeconds(BenchFolder folder) {
    try {
      return Double.parseDouble(Files.readString(seconds(folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean verifies(BenchFolder folder, String name) {
    return Tool.run(folder.path(), List.of(program.toString(), "verify", "-vk", name + ".vk", "-proof", name + ".proof",
        "-pw", name + ".pw"), Map.of()).done();
  }

  private void makeKeys(BenchFolder folder, Map<String, String> environment) {
    Tool.Answer answer = Tool.run(folder.path(), command(folder, "-proofs", "0"), environment);
    if (!answer.done()) {
      throw new BenchException("gnark cannot make keys in " + folder.path() + ": " + answer.output());
    }
    try (var reader = Json.createReader(new StringReader(answer.output()))) {
      Files.writeString(seconds(folder), reader.readObject().getJsonNumber("setup").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path seconds(BenchFolder folder) {
    return folder.path().resolve("gnark-setup-seconds.txt");
  }

  private List<String> command(BenchFolder folder, String... more) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "prove", "-r1cs", BenchFolder.ROWS, "-wtns",
        BenchFolder.WITNESS, "-commitments", BenchFolder.COMMITMENTS, "-keys", folder.path().toString(), "-out", "."));
    command.addAll(List.of(more));
    return command;
  }
}
