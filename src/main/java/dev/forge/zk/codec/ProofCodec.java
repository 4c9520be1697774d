package dev.forge.zk.codec;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.groth16.Proof;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof files of gnark v0.14: Ar, Bs, Krs, the number of commitments in 4 bytes, the commitments, their proof of
 * knowledge. Written uncompressed: 324 + 64 N bytes.
 */
public final class ProofCodec {
  private static final int MINIMUM_POINT_BYTES = PointCodec.G1_BYTES / 2;

  private ProofCodec() {}

  /**
   * Reads a proof whose points may be compressed or not.
   *
   * @throws FormatException if the bytes are anything else
   */
  public static Proof read(byte[] bytes) {
    ByteCursor in = new ByteCursor(bytes);
    G1Affine a = PointCodec.readG1(in, "Ar");
    G2Affine b = PointCodec.readG2(in, "Bs");
    G1Affine c = PointCodec.readG1(in, "Krs");
    int count = in.count(MINIMUM_POINT_BYTES, "number of commitments");
    List<G1Affine> commitments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      commitments.add(PointCodec.readG1(in, "commitment " + i));
    }
    int at = in.position();
    G1Affine proof = PointCodec.readG1(in, "commitment proof of knowledge");
    if (count == 0 && !proof.isInfinity()) {
      throw new FormatException("proof of knowledge without a commitment: " + proof, at);
    }
    in.end();
    return new Proof(a, b, c, commitments, proof);
  }

  /** Writes a proof uncompressed. */
  public static byte[] write(Proof proof) {
    ByteBuffer out = ByteBuffer.allocate(324 + PointCodec.G1_BYTES * proof.commitments().size());
    out.put(PointCodec.write(proof.a())).put(PointCodec.write(proof.b())).put(PointCodec.write(proof.c()));
    out.putInt(proof.commitments().size());
    for (G1Affine commitment : proof.commitments()) {
      out.put(PointCodec.write(commitment));
    }
    return out.put(PointCodec.write(proof.commitmentProof())).array();
  }
}
