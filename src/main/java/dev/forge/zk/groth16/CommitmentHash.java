package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

final class CommitmentHash {
  static Fr challenge(G1Affine point, List<Fr> hashed) {
    byte[] m = new byte[64 + 32 * hashed.size()];
    System.arraycopy(point.toBytes(), 0, m, 0, 64);
    for (int i = 0; i < hashed.size(); i++) hashed.get(i).writeTo(m, 64 + 32 * i);
    return h(m, "bsb22-commitment");
  }

  static Fr folding(List<Fr> challenges) {
    byte[] m = new byte[32 * challenges.size()];
    for (int i = 0; i < challenges.size(); i++) challenges.get(i).writeTo(m, 32 * i);
    return h(m, "G16-BSB22");
  }

  private static Fr h(byte[] m, String dst) {
    try {
      MessageDigest d = MessageDigest.getInstance("SHA-256");
      byte[] t = dst.getBytes(StandardCharsets.US_ASCII);
      d.update(new byte[64]); d.update(m); d.update(new byte[] {0, 48, 0}); d.update(t); d.update((byte) t.length);
      byte[] b0 = d.digest();
      d.update(b0); d.update((byte) 1); d.update(t); d.update((byte) t.length);
      byte[] b1 = d.digest();
      byte[] x = new byte[32];
      for (int i = 0; i < 32; i++) x[i] = (byte) (b0[i] ^ b1[i]);
      d.update(x); d.update((byte) 2); d.update(t); d.update((byte) t.length);
      byte[] b2 = d.digest();
      byte[] all = new byte[48];
      System.arraycopy(b1, 0, all, 0, 32); System.arraycopy(b2, 0, all, 32, 16);
      return Fr.reduce(new BigInteger(1, all));
    } catch (NoSuchAlgorithmException e) { throw new IllegalStateException(e); }
  }
}
