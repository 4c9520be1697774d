package dev.forge.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs that are not a part of the build. */
public final class Tool {
  private static final long MINUTES = 10;

  private Tool() {}

  /**
   * What a program answered.
   *
   * @param exitCode its exit code
   * @param output what it printed to standard output and standard error
   */
  public record Answer(int exitCode, String output) {
    /** Whether it exited with 0. */
    public boolean done() {
      return exitCode == 0;
    }
  }

  /** Whether a program is on the PATH. */
  public static boolean exists(String name) {
    return onPath(name).isPresent();
  }

  private static Optional<Path> onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(java.io.File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs a program to its end. */
  public static Answer run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("forge-tool", ".txt");
    try {
      Process process = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new IOException(
            command.getFirst() + " did not end within " + MINUTES + " minutes: " + Files.readString(output));
      }
      return new Answer(process.exitValue(), Files.readString(output));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** Runs a program that must exit with 0. */
  public static String runOrFail(Path folder, List<String> command) throws IOException, InterruptedException {
    Answer answer = run(folder, command);
    if (!answer.done()) {
      throw new AssertionError(command + " ended with " + answer.exitCode() + ": " + answer.output());
    }
    return answer.output();
  }
}
