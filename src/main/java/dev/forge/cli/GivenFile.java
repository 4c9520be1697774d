package dev.forge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command is given; one that cannot be read is the caller's fault. */
final class GivenFile {
  private GivenFile() {}

  /**
   * All bytes of a file.
   *
   * @param what the file's part in the command, such as {@code proof}
   * @param limit the most bytes it may have
   * @throws CommandFailure if it is missing, too large or unreadable
   */
  static byte[] read(String what, Path path, long limit) {
    if (!Files.exists(path)) {
      throw CommandFailure.wrongUse("WRONG_USE", what + " " + path + " does not exist");
    }
    if (!Files.isRegularFile(path)) {
      throw CommandFailure.wrongUse("WRONG_USE", what + " " + path + " is not a file");
    }
    try {
      if (Files.size(path) > limit) {
        throw CommandFailure.wrongUse("WRONG_USE",
            what + " " + path + " has " + Files.size(path) + " bytes, allowed are " + limit);
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw CommandFailure.wrongUse("WRONG_USE", what + " " + path + " cannot be read: " + e.getMessage(), e);
    }
  }
}
