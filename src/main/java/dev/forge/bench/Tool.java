package dev.forge.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Tool {
  private Tool() {}

  /**
   * What a program answered.
   *
   * @param done whether it ended with exit code 0
   * @param output what it printed
   */
  record Answer(boolean done, String output) {}

  /** Whether a program is on the PATH. */
  static boolean exists(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Runs a program to its end, with further environment variables. */
  static Answer run(Path folder, List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("forge-bench-", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
            .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Answer(exitCode == 0, Files.readString(output).strip());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException(command.getFirst() + ": interrupted", e);
    }
  }
}
