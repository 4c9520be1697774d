package dev.forge.launch;

import java.nio.file.Path;

/** A server did not come up. */
public final class ServerFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerFailedException(String reason, Path log) {
    super("the server did not start: " + reason + " (log: " + log + ")");
  }
}
