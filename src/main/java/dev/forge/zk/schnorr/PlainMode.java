package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Combination;
import dev.forge.zk.field.Fr;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Threshold Schnorr with one nonce per participant. It is forgeable where many sessions run at once and an attacker chooses
 * their commitments late (Drijvers and others, "On the security of two-round multi-signatures", 2019; Benhamouda and others,
 * "On the (in)security of ROS", 2021): {@link FrostMode} closes that.
 */
public final class PlainMode {
  private static final int CHALLENGE_BYTES = 31;

  private PlainMode() {}

  /** C = sum of L_i C_i over commitments by share index. */
  public static G1Affine commitment(SequencedMap<Integer, G1Affine> commitments) {
    return G1Combination.ofOnce(List.copyOf(commitments.sequencedValues()))
        .evaluate(coefficients(commitments)).toAffine();
  }

  private static List<Fr> coefficients(SequencedMap<Integer, ?> byIndex) {
    Map<Integer, Fr> lagrange = Lagrange.atZero(byIndex.keySet());
    return byIndex.keySet().stream().map(lagrange::get).toList();
  }

  /** The first 31 bytes, little-endian, of SHA-256(g, witness commitment, C, session as UTF-8). */
  public static Fr challenge(G1Affine generator, byte[] witnessCommitment, G1Affine commitment, String session) {
    MessageDigest sha = sha256();
    sha.update(CompressedEncoding.of(generator));
    sha.update(witnessCommitment);
    sha.update(CompressedEncoding.of(commitment));
    byte[] digest = sha.digest(session.getBytes(StandardCharsets.UTF_8));
    byte[] number = Arrays.copyOf(digest, CompressedEncoding.BYTES);
    number[CHALLENGE_BYTES] = 0;
    return CompressedEncoding.scalar(number).orElseThrow();
  }

  /** z_i = r_i + c s_i. */
  public static Fr fragment(SecretScalar nonce, Fr challenge, SecretScalar share) {
    try (SecretScalar sum = nonce.plus(challenge, share)) {
      return sum.reveal();
    }
  }

  /** Whether a fragment answers the challenge: g^z_i = C_i + PK_i^c. */
  public static boolean isValidFragment(G1Affine generator, G1Affine publicShare, G1Affine commitment, Fr challenge,
      Fr fragment) {
    return new SchnorrEquation(generator, publicShare).holds(commitment, challenge, fragment);
  }

  /** z = sum of L_i z_i over fragments by share index. */
  public static Fr response(SequencedMap<Integer, Fr> fragments) {
    Map<Integer, Fr> lagrange = Lagrange.atZero(fragments.keySet());
    return fragments.entrySet().stream().map(each -> each.getValue().multiply(lagrange.get(each.getKey())))
        .reduce(Fr.ZERO, Fr::add);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
