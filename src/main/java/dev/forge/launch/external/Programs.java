package dev.forge.launch.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Other programs of this machine. */
final class Programs {
  private static final int ATTEMPTS = 5;

  private Programs() {}

  /** Runs a program to its end. */
  static String run(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new NotStartedException(String.join(" ", command) + " failed: " + said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new NotStartedException(command.getFirst() + " cannot be run: " + e.getMessage(), e);
    }
  }

  /** A command as a user who may do nothing, where the one who gives it is root; otherwise as it is. */
  static List<String> unprivileged(List<String> command) {
    if (!isRoot()) {
      return command;
    }
    List<String> whole = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
    whole.addAll(command);
    return whole;
  }

  /** Gives a folder and all in it to the user of {@link #unprivileged}. */
  static void giveAway(Path folder) throws InterruptedException {
    if (isRoot()) {
      run(List.of("chown", "-R", "65534:65534", folder.toString()));
    }
  }

  /** Deletes a folder; files that a process which ends still makes are deleted at a further attempt. */
  static void delete(Path folder) {
    for (int attempt = 1;; attempt++) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
        return;
      } catch (IOException | UncheckedIOException e) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException("deleting " + folder, e);
        }
      }
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
