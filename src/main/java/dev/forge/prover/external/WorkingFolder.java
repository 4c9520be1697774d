package dev.forge.prover.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of one proof, which nobody else may enter; deleted with all in it, since it holds the witness. */
record WorkingFolder(Path path) implements AutoCloseable {
  static WorkingFolder create() throws IOException {
    return new WorkingFolder(Files.createTempDirectory("forge-proof-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  /** Copies a file or a folder into this one. */
  void copy(Path from, String name) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path file : tree.toList()) {
        Path to = path.resolve(name).resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  /** The one file with an ending, wherever it is. */
  Path only(String ending) throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> found = tree.filter(file -> file.toString().endsWith(ending)).toList();
      if (found.size() != 1) {
        throw new IOException(found.size() + " files end with " + ending);
      }
      return found.getFirst();
    }
  }

  @Override
  public void close() {
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
