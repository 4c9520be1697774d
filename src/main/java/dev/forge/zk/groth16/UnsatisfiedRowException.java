package dev.forge.zk.groth16;

/** A witness that does not satisfy its constraint system. */
public final class UnsatisfiedRowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int row;

  UnsatisfiedRowException(int row) {
    super("the witness does not satisfy row " + row);
    this.row = row;
  }

  /** The first row that is not satisfied. */
  public int row() {
    return row;
  }
}
