package dev.forge.zk.codec.iden3;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.Selection;
import dev.forge.zk.groth16.VerifyingKey;
import dev.forge.zk.groth16.WireBases;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes proving keys as .zkey files for snarkjs' Groth16 (iden3/snarkjs, .zkey version 1), for keys without commitments
 * whose public wires are bound by rows of their own. The list of a ceremony's contributions stays empty, so that the key is
 * never taken for a ceremony's.
 */
public final class ZkeyWriter {
  private static final int SECTIONS = 10;
  private static final int GROTH16 = 1;
  private static final int COEFFICIENT_BYTES = 44;
  private static final int CIRCUIT_HASH_BYTES = 64;
  private static final Fr RADIX = Fr.unpack(new long[] {1, 0, 0, 0}, 0).invert();

  private final ProvingKey key;
  private final R1cs r1cs;
  private final SectionWriter out;

  private ZkeyWriter(ProvingKey key, R1cs r1cs, SectionWriter out) {
    this.key = key;
    this.r1cs = r1cs;
    this.out = out;
  }

  /**
   * Writes a key and the matrices A and B of its constraint system.
   *
   * @throws IllegalArgumentException if the key has commitments, or public wires that are not bound
   * @throws IOException if the file cannot be written
   */
  public static void write(ProvingKey key, R1cs r1cs, Path path) throws IOException {
    if (!key.commitments().isEmpty()) {
      throw new IllegalArgumentException("a .zkey cannot carry " + key.commitments().size() + " commitments");
    }
    if (key.boundPublicWires() != r1cs.publicWires()) {
      throw new IllegalArgumentException(
          "a .zkey has rows for all " + r1cs.publicWires() + " public wires, this key for " + key.boundPublicWires());
    }
    try (SectionWriter out = new SectionWriter(path, "zkey", 1, SECTIONS)) {
      new ZkeyWriter(key, r1cs, out).write();
    }
  }

  private void write() throws IOException {
    VerifyingKey vk = key.verifyingKey();
    out.section(1, Integer.BYTES);
    out.u32(GROTH16);
    header(vk);
    out.section(3, 8L * G1Affine.LIMBS * vk.k().size());
    for (G1Affine point : vk.k()) {
      g1(point);
    }
    coefficients();
    g1(5, key.a(), 0);
    g1(6, key.b(), 0);
    g2(key.b().selection());
    g1(8, key.k(), r1cs.publicWires());
    out.section(9, 8L * G1Affine.LIMBS * key.h().size());
    for (int i = 0; i < key.h().size(); i++) {
      g1(key.h().get(i));
    }
    out.section(10, CIRCUIT_HASH_BYTES + Integer.BYTES);
    for (int i = 0; i < CIRCUIT_HASH_BYTES; i += Long.BYTES) {
      out.u64(0);
    }
    out.u32(0);
  }

  private void header(VerifyingKey vk) throws IOException {
    out.section(2, 2L * 36 + 12 + 8L * 3 * (G1Affine.LIMBS + G2Affine.LIMBS));
    out.field(Fp.MODULUS);
    out.field(Fr.MODULUS);
    out.u32(key.wires());
    out.u32(r1cs.publicInputs());
    out.u32(key.domainSize());
    g1(vk.alpha1());
    g1(vk.beta1());
    g2(vk.beta2());
    g2(vk.gamma2());
    g1(vk.delta1());
    g2(vk.delta2());
  }

  private void coefficients() throws IOException {
    int count = Math.addExact(Math.addExact(nonZero(r1cs.left()), nonZero(r1cs.right())), r1cs.publicWires());
    out.section(4, Integer.BYTES + (long) COEFFICIENT_BYTES * count);
    out.u32(count);
    for (int row = 0; row < r1cs.constraints(); row++) {
      coefficients(0, r1cs.left(), row);
      coefficients(1, r1cs.right(), row);
    }
    for (int wire = 0; wire < r1cs.publicWires(); wire++) {
      coefficient(0, r1cs.constraints() + wire, wire, Fr.ONE);
    }
  }

  private void coefficients(int number, SparseMatrix matrix, int row) throws IOException {
    for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]; k++) {
      if (!matrix.coefficients().isZero(matrix.coefficient()[k])) {
        coefficient(number, row, matrix.wire()[k], matrix.coefficients().get(matrix.coefficient()[k]));
      }
    }
  }

  private static int nonZero(SparseMatrix matrix) {
    return (int) Arrays.stream(matrix.coefficient()).limit(matrix.terms())
        .filter(c -> !matrix.coefficients().isZero(c)).count();
  }

  private void coefficient(int matrix, int row, int wire, Fr value) throws IOException {
    out.u32(matrix);
    out.u32(row);
    out.u32(wire);
    long[] limbs = new long[Modulus.LIMBS];
    value.multiply(RADIX).pack(limbs, 0);
    limbs(limbs);
  }

  /** The points of all wires from one on, infinity where the key has none. */
  private void g1(int section, WireBases bases, int from) throws IOException {
    out.section(section, 8L * G1Affine.LIMBS * (key.wires() - from));
    int next = 0;
    for (int wire = from; wire < key.wires(); wire++) {
      boolean present = next < bases.selection().size() && bases.selection().wires()[next] == wire;
      g1(present ? bases.points().get(next++) : G1Affine.INFINITY);
    }
  }

  private void g2(Selection selection) throws IOException {
    out.section(7, 8L * G2Affine.LIMBS * key.wires());
    int next = 0;
    for (int wire = 0; wire < key.wires(); wire++) {
      boolean present = next < selection.size() && selection.wires()[next] == wire;
      g2(present ? key.b2().get(next++) : G2Affine.INFINITY);
    }
  }

  private void g1(G1Affine point) throws IOException {
    long[] limbs = new long[G1Affine.LIMBS];
    point.pack(limbs, 0);
    limbs(limbs);
  }

  private void g2(G2Affine point) throws IOException {
    long[] limbs = new long[G2Affine.LIMBS];
    point.pack(limbs, 0);
    limbs(limbs);
  }

  private void limbs(long[] limbs) throws IOException {
    for (long limb : limbs) {
      out.u64(limb);
    }
  }
}
