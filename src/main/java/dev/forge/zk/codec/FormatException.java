package dev.forge.zk.codec;

/** Bytes that are not in the format a reader was told to read: what was wrong, with the value seen, and where. */
public final class FormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * An error at a place.
   *
   * @param problem what was wrong there, with the value found
   * @param offset where in the bytes read, from 0
   */
  public FormatException(String problem, long offset) {
    super(problem + " (at byte " + offset + ")");
    this.offset = offset;
  }

  /** Where in the bytes the error was noticed, from 0. */
  public long offset() {
    return offset;
  }
}
