package dev.forge.api;

import java.io.IOException;

/** A body is over its limit; the rest of it was not read. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Names the limit in bytes. */
  public BodyTooLargeException(long limit) {
    super("the body has more than " + limit + " bytes");
  }
}
