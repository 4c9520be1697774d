package dev.forge.zk.groth16;

/** The parts of making a proof, in their order. */
public enum ProofPart {
  /** The commitments, their challenges, and the wires that follow from those. */
  COMMITMENT("commitment"),
  /** The rows' values, which are checked. */
  ROWS("rows"),
  /** The values of a b - c on the odd coset. */
  QUOTIENT("quotient"),
  /** The sums over the key's points. */
  MULTI_EXPONENTIATIONS("multi-exponentiations"),
  /** The proof is put together and verified. */
  REST("rest");

  private final String title;

  ProofPart(String title) {
    this.title = title;
  }

  /** A short name to show, lower case. */
  public String title() {
    return title;
  }
}
