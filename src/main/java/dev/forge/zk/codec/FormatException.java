package dev.forge.zk.codec;

/** Bytes that are not what their format says. The message names the part, what was wrong and the value that was seen. */
public final class FormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /** What was wrong, found at a byte offset from the start. */
  public FormatException(String problem, long offset) {
    super(problem + " (at byte " + offset + ")");
    this.offset = offset;
  }

  /** The offset of the first byte of the part that was refused. */
  public long offset() {
    return offset;
  }
}
