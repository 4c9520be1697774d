package dev.forge.zk.r1cs;

import java.util.List;

/**
 * A rank-1 constraint system: for each row j, (left_j . w)(right_j . w) = output_j . w. Wire 0 is the constant one, wires 1
 * to {@code publicWires - 1} are the public inputs, then come the private ones.
 *
 * @param wires all wires, the constant one among them
 * @param publicWires public wires, the constant one among them
 * @param commitments in order; empty where the circuit has none
 */
public record R1cs(
    int wires,
    int publicWires,
    SparseMatrix left,
    SparseMatrix right,
    SparseMatrix output,
    List<Commitment> commitments) {
  public R1cs {
    commitments = List.copyOf(commitments);
  }

  /** The number of rows. */
  public int constraints() {
    return left.rows();
  }

  /** The number of public inputs, without the constant one. */
  public int publicInputs() {
    return publicWires - 1;
  }
}
