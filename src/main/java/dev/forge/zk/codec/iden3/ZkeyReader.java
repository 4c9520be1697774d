package dev.forge.zk.codec.iden3;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.codec.Subgroup;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import dev.forge.zk.groth16.KeyOrigin;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.Selection;
import dev.forge.zk.groth16.VerifyingKey;
import dev.forge.zk.groth16.WireBases;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.msm.G2Bases;
import dev.forge.zk.r1cs.CircuitHash;
import dev.forge.zk.r1cs.R1cs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads proving keys of snarkjs' Groth16 (iden3/snarkjs, .zkey version 1), as its ceremonies make them. They have no
 * commitments. snarkjs appends a row for each public wire, the constant one first, so that unused ones are bound too.
 *
 * <p>The file's list of contributions is not proved here: {@code snarkjs zkey verify} does that, with the transcript of the
 * first phase. A key without contributions is one whose secret everybody knows or one party chose.
 */
public final class ZkeyReader {
  private static final int GROTH16 = 1;
  private static final int G1_BYTES = 64;
  private static final int G2_BYTES = 128;
  private static final int CIRCUIT_HASH_BYTES = 64;

  private final R1cs r1cs;
  private final SectionFile file;
  private final Cores cores;

  private ZkeyReader(R1cs r1cs, SectionFile file, Cores cores) {
    this.r1cs = r1cs;
    this.file = file;
    this.cores = cores;
  }

  /**
   * The key of a constraint system. Every point is checked to be on its curve and in its subgroup; the matrices A and B
   * in the file are compared with the system's.
   *
   * @throws FormatException if the file is damaged, or of another constraint system
   * @throws IllegalArgumentException if the system has commitments
   * @throws IOException if the file cannot be read
   */
  public static ProvingKey read(Path path, R1cs r1cs, Cores cores) throws IOException {
    if (!r1cs.commitments().isEmpty()) {
      throw new IllegalArgumentException(
          "a .zkey serves circuits without commitments, this one has " + r1cs.commitments().size());
    }
    try (SectionFile file = SectionFile.open(path, "zkey", 1)) {
      return new ZkeyReader(r1cs, file, cores).read();
    }
  }

  /** What section 2 says before its points. */
  private record Sizes(int wires, int publicInputs, int domainSize) {}

  private ProvingKey read() {
    file.section(1, "protocol", Integer.BYTES).expect("protocol", GROTH16);
    Section header = file.section(2, "header", 2L * 36 + 12 + 3L * G1_BYTES + 3L * G2_BYTES);
    header.expectField("base field", Fp.MODULUS);
    header.expectField("scalar field", Fr.MODULUS);
    Sizes sizes = sizes(header);
    VerifyingKey verifyingKey = verifyingKey(header, sizes);
    ZkeyMatrices.requireEqual(file.section(4, "coefficients"), r1cs, sizes.domainSize());

    Section b1 = file.section(6, "B1", (long) G1_BYTES * sizes.wires());
    Section b2 = file.section(7, "B2", (long) G2_BYTES * sizes.wires());
    WireBases b = wireBases(b1, 0, sizes.wires());
    return new ProvingKey(
        origin(file.section(10, "contributions")),
        CircuitHash.of(r1cs),
        sizes.wires(),
        sizes.domainSize(),
        sizes.publicInputs() + 1,
        verifyingKey,
        wireBases(file.section(5, "A", (long) G1_BYTES * sizes.wires()), 0, sizes.wires()),
        b,
        inG2(b2, sizes.wires(), b.selection()),
        wireBases(file.section(8, "C", (long) G1_BYTES * (sizes.wires() - sizes.publicInputs() - 1)),
            sizes.publicInputs() + 1, sizes.wires()),
        G1Bases.of(points(file.section(9, "H", (long) G1_BYTES * sizes.domainSize()), sizes.domainSize())),
        List.of());
  }

  private static KeyOrigin origin(Section contributions) {
    contributions.bytes(CIRCUIT_HASH_BYTES);
    boolean nobody = contributions.u32("number of contributions", Integer.MAX_VALUE) == 0;
    return nobody ? KeyOrigin.INSECURE_DEVELOPMENT : KeyOrigin.CEREMONY;
  }

  private Sizes sizes(Section header) {
    header.expect("number of wires", r1cs.wires());
    header.expect("number of public inputs", r1cs.publicInputs());
    long at = header.position();
    Sizes sizes = new Sizes(r1cs.wires(), r1cs.publicInputs(), header.u32("domain size", 1 << 27));
    int rows = r1cs.constraints() + r1cs.publicWires();
    if (Integer.bitCount(sizes.domainSize()) != 1 || sizes.domainSize() < rows) {
      throw new FormatException("domain size is " + sizes.domainSize() + " for " + rows + " rows", at);
    }
    return sizes;
  }

  private VerifyingKey verifyingKey(Section header, Sizes sizes) {
    G1Affine alpha1 = header.g1();
    G1Affine beta1 = header.g1();
    G2Affine beta2 = header.g2();
    G2Affine gamma2 = header.g2();
    G1Affine delta1 = header.g1();
    G2Affine delta2 = header.g2();
    int count = sizes.publicInputs() + 1;
    List<G1Affine> k = points(file.section(3, "IC", (long) G1_BYTES * count), count);
    return new VerifyingKey(alpha1, beta1, beta2, gamma2, delta1, delta2, k, List.of(), List.of());
  }

  private static List<G1Affine> points(Section section, int count) {
    return IntStream.range(0, count).mapToObj(i -> section.g1()).toList();
  }

  /** The points of wires {@code from} to {@code to} - 1 that are not infinity. */
  private static WireBases wireBases(Section section, int from, int to) {
    int[] wires = new int[to - from];
    List<G1Affine> kept = new ArrayList<>();
    for (int wire = from; wire < to; wire++) {
      G1Affine point = section.g1();
      if (!point.isInfinity()) {
        wires[kept.size()] = wire;
        kept.add(point);
      }
    }
    return new WireBases(new Selection(Arrays.copyOf(wires, kept.size())), G1Bases.of(kept));
  }

  /** The points of B in G2, which must be infinity for the same wires as in G1. */
  private G2Bases inG2(Section section, int wires, Selection selection) {
    List<G2Affine> kept = new ArrayList<>();
    for (int wire = 0; wire < wires; wire++) {
      long at = section.position();
      G2Affine point = section.g2OnCurve();
      boolean expected = kept.size() < selection.size() && selection.wires()[kept.size()] == wire;
      if (expected == point.isInfinity()) {
        throw new FormatException("B2: wire " + wire + " is infinity in only one of the two groups", at);
      }
      if (expected) {
        kept.add(point);
      }
    }
    G2Bases bases = G2Bases.of(kept);
    if (!Subgroup.containsAll(bases, cores)) {
      throw new FormatException("B2: not all points are in the subgroup of order r", section.start());
    }
    return bases;
  }
}
