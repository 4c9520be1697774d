package dev.forge.zk.codec.iden3;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.groth16.ScalarSource;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;

/**
 * The matrices A and B as section 4 of a .zkey has them, in any order: matrix, row, wire, coefficient times 2^512.
 *
 * <p>They are compared with a constraint system's by y M x for random x and y: of two different matrices one of 2^252
 * choices gives the same value (Schwartz, Zippel).
 */
final class ZkeyMatrices {
  private static final int ENTRY_BYTES = 44;
  private static final int MATRICES = 2;

  private ZkeyMatrices() {}

  /**
   * Refuses another constraint system's key.
   *
   * @throws FormatException if the matrices differ
   */
  static void requireEqual(Section section, R1cs r1cs, int domainSize) {
    FrVector x = random(r1cs.wires());
    FrVector y = random(domainSize);
    Fr[] found = forms(section, x, y);
    Fr bound = Fr.ZERO;
    for (int wire = 0; wire < r1cs.publicWires(); wire++) {
      bound = bound.add(y.get(r1cs.constraints() + wire).multiply(x.get(wire)));
    }
    require(section, "A", found[0], form(r1cs.left(), x, y).add(bound));
    require(section, "B", found[1], form(r1cs.right(), x, y));
  }

  private static void require(Section section, String matrix, Fr found, Fr expected) {
    if (!found.equals(expected)) {
      throw new FormatException("coefficients: matrix " + matrix + " is of another constraint system", section.start());
    }
  }

  private static Fr[] forms(Section section, FrVector x, FrVector y) {
    int count = section.u32("number of coefficients", Integer.MAX_VALUE);
    if (section.size() != Integer.BYTES + (long) ENTRY_BYTES * count) {
      throw new FormatException("coefficients: " + section.size() + " bytes for " + count, section.start());
    }
    FrVector sums = new FrVector(MATRICES);
    long[] value = new long[Modulus.LIMBS];
    for (int i = 0; i < count; i++) {
      int sum = Modulus.LIMBS * section.u32("matrix", MATRICES - 1);
      int row = Modulus.LIMBS * section.u32("row", y.size() - 1);
      int wire = Modulus.LIMBS * section.u32("wire", x.size() - 1);
      section.limbs(Fr.MODULUS, value, 0);
      Fr.MODULUS.fromMontgomery(value, 0, value, 0);
      Fr.MODULUS.multiply(value, 0, value, 0, y.limbs(), row);
      Fr.MODULUS.multiply(value, 0, value, 0, x.limbs(), wire);
      Fr.MODULUS.add(sums.limbs(), sum, sums.limbs(), sum, value, 0);
    }
    return new Fr[] {sums.get(0), sums.get(1)};
  }

  private static Fr form(SparseMatrix matrix, FrVector x, FrVector y) {
    FrVector product = new FrVector(matrix.rows());
    matrix.times(x, product, Cores.all());
    Fr sum = Fr.ZERO;
    for (int row = 0; row < matrix.rows(); row++) {
      sum = sum.add(product.get(row).multiply(y.get(row)));
    }
    return sum;
  }

  private static FrVector random(int size) {
    ScalarSource source = ScalarSource.secure();
    FrVector vector = new FrVector(size);
    for (int i = 0; i < size; i++) {
      vector.set(i, source.next());
    }
    return vector;
  }
}
