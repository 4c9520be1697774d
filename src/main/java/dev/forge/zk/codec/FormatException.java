package dev.forge.zk.codec;

/** Bytes that are not in the format a reader was told to read: what was wrong, and where. */
public final class FormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * An error at a place.
   *
   * @param offset where in the bytes read, from 0
   * @param message what was wrong there, with the value found
   */
  public FormatException(long offset, String message) {
    super(message + " (at byte " + offset + ")");
    this.offset = offset;
  }

  /** Where in the bytes the error was noticed, from 0. */
  public long offset() {
    return offset;
  }
}
