package dev.forge.prover;

import dev.forge.prover.noir.NoirArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Opens circuits by what people call them: the name of an installed one, or the path of an artifact.
 *
 * @param catalogue the installed ones
 */
public record CircuitSource(CircuitCatalogue catalogue) {
  /** The most that an artifact may have, 256 MiB. */
  private static final long LARGEST_ARTIFACT = 256L << 20;

  /**
   * The program of a circuit.
   *
   * @throws NoSuchFileException if it is neither installed nor a file
   * @throws dev.forge.prover.noir.ArtifactException if the file is not an artifact
   */
  public NoirProgram program(String nameOrPath) throws IOException {
    if (isInstalled(nameOrPath)) {
      return new NoirProgram(nameOrPath, catalogue.artifact(new CircuitId(nameOrPath)));
    }
    Path path = Path.of(nameOrPath);
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(nameOrPath, null, "neither an installed circuit nor a file");
    }
    if (Files.size(path) > LARGEST_ARTIFACT) {
      throw new IOException(path + " has " + Files.size(path) + " bytes, an artifact at most " + LARGEST_ARTIFACT);
    }
    String file = path.getFileName().toString();
    String name = file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
    return new NoirProgram(name, NoirArtifact.read(Files.readAllBytes(path)));
  }

  /** A program with its constraint system, as it is proved here. */
  public ProvableCircuit circuit(String nameOrPath, RangeChecks ranges) throws IOException {
    return isInstalled(nameOrPath) ? installed(new CircuitId(nameOrPath), ranges)
        : ProvableCircuit.compile(program(nameOrPath), ranges, false);
  }

  /**
   * An installed circuit with its constraint system.
   *
   * @throws UnknownCircuitException if it is not installed
   */
  public ProvableCircuit installed(CircuitId circuit, RangeChecks ranges) {
    var program = new NoirProgram(circuit.name(), catalogue.artifact(circuit));
    return ProvableCircuit.compile(program, ranges, catalogue.commitmentRequired(circuit));
  }

  private boolean isInstalled(String name) {
    return catalogue.circuits().stream().anyMatch(circuit -> circuit.name().equals(name));
  }
}
