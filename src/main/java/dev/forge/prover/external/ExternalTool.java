package dev.forge.prover.external;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * A program beside this one. It sees none of this process's environment but where programs and its home are.
 *
 * @param program its name on the path, or its file
 */
record ExternalTool(String program) {
  private static final List<String> HANDED_ON = List.of("PATH", "HOME", "TMPDIR", "LANG");
  private static final int MOST_OUTPUT = 64 << 10;

  /**
   * What a run came to.
   *
   * @param output the end of what it wrote
   */
  record Run(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** A tool did not end in time. */
  static final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooSlowException(String program, Duration limit) {
      super(program + " did not end in " + limit);
    }
  }

  /**
   * Runs it in a folder, to its end.
   *
   * @throws IOException if it cannot be started
   * @throws TooSlowException if it does not end in time; it is killed then, with all that it started
   * @throws CancellationException if the calling thread is interrupted; likewise
   */
  Run run(Path folder, Duration limit, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(HANDED_ON);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooSlowException(program, limit);
      }
      return new Run(process.exitValue(), endOf(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while " + program + " ran");
    } finally {
      kill(process);
    }
  }

  /** It and all that it started. */
  private static void kill(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static String endOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int from = Math.max(0, bytes.length - MOST_OUTPUT);
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }
}
