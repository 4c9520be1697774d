package dev.forge.zk.codec.iden3;

import dev.forge.zk.field.Fr;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes constraint systems as iden3 .r1cs files, version 1 (iden3/r1csfile): section 1 the header, section 2 the rows,
 * section 3 a label for each wire. Public inputs count as inputs, not outputs, and keep their order.
 */
public final class R1csWriter {
  private static final long HEADER_BYTES = 64;
  private static final long TERM_BYTES = 36;

  private R1csWriter() {}

  /**
   * Writes a constraint system; the format cannot carry commitments, so they are not written.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(R1cs r1cs, Path path) throws IOException {
    try (SectionWriter out = new SectionWriter(path, "r1cs", 1, 3)) {
      header(out, r1cs);
      out.section(2, rowsLength(r1cs));
      for (int row = 0; row < r1cs.constraints(); row++) {
        for (SparseMatrix matrix : matrices(r1cs)) {
          expression(out, matrix, row);
        }
      }
      out.section(3, (long) Long.BYTES * r1cs.wires());
      for (int wire = 0; wire < r1cs.wires(); wire++) {
        out.u64(wire);
      }
    }
  }

  private static void header(SectionWriter out, R1cs r1cs) throws IOException {
    out.section(1, HEADER_BYTES);
    out.field(Fr.MODULUS);
    out.u32(r1cs.wires());
    out.u32(0); // public outputs
    out.u32(r1cs.publicInputs());
    out.u32(r1cs.wires() - r1cs.publicWires());
    out.u64(r1cs.wires()); // labels
    out.u32(r1cs.constraints());
  }

  private static long rowsLength(R1cs r1cs) {
    long length = 0;
    for (SparseMatrix matrix : matrices(r1cs)) {
      length += (long) Integer.BYTES * matrix.rows();
      for (int row = 0; row < matrix.rows(); row++) {
        length += TERM_BYTES * (isTidy(matrix, row)
            ? matrix.rowStart()[row + 1] - matrix.rowStart()[row]
            : terms(matrix, row).size());
      }
    }
    return length;
  }

  private static List<SparseMatrix> matrices(R1cs r1cs) {
    return List.of(r1cs.left(), r1cs.right(), r1cs.output());
  }

  private static void expression(SectionWriter out, SparseMatrix matrix, int row) throws IOException {
    if (isTidy(matrix, row)) {
      int from = matrix.rowStart()[row];
      int to = matrix.rowStart()[row + 1];
      out.u32(to - from);
      for (int k = from; k < to; k++) {
        out.u32(matrix.wire()[k]);
        out.scalar(matrix.coefficients().get(matrix.coefficient()[k]));
      }
      return;
    }
    Map<Integer, Fr> terms = terms(matrix, row);
    out.u32(terms.size());
    for (Map.Entry<Integer, Fr> term : terms.entrySet()) {
      out.u32(term.getKey());
      out.scalar(term.getValue());
    }
  }

  /** Whether a row is as the format wants it, as nearly all are. */
  private static boolean isTidy(SparseMatrix matrix, int row) {
    int previous = -1;
    for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]; k++) {
      if (matrix.wire()[k] <= previous || matrix.coefficients().isZero(matrix.coefficient()[k])) {
        return false;
      }
      previous = matrix.wire()[k];
    }
    return true;
  }

  /** A row's terms by ascending wire, each wire once, without zeros, as the format wants them. */
  private static Map<Integer, Fr> terms(SparseMatrix matrix, int row) {
    Map<Integer, Fr> terms = new TreeMap<>();
    for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]; k++) {
      terms.merge(matrix.wire()[k], matrix.coefficients().get(matrix.coefficient()[k]), Fr::add);
    }
    terms.values().removeIf(Fr::isZero);
    return terms;
  }
}
