package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Combination;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.field.Fr;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * FROST's second round (RFC 9591, sections 4 and 5), of one message and one list of commitments. Everybody, each participant
 * too, computes binding factors, C and challenge by itself from the whole list.
 */
public final class FrostMode {
  private static final byte[] CONTEXT = "FORGE-FROST-BN254-SHA512-v1".getBytes(StandardCharsets.US_ASCII);

  private final SequencedMap<Integer, NonceCommitment> commitments;
  private final SequencedMap<Integer, Fr> lagrange;
  private final Map<Integer, Fr> bindingFactors;
  private final G1Affine commitment;
  private final Fr challenge;
  private final G1Affine generator;

  private FrostMode(FrostMessage message, G1Affine publicKey, SequencedMap<Integer, NonceCommitment> commitments) {
    this.commitments = commitments;
    byte[] bytes = message.toBytes();
    generator = message.generator();
    lagrange = Lagrange.atZero(commitments.keySet());
    bindingFactors = bindingFactors(publicKey, bytes);
    commitment = sum();
    challenge = challenge(publicKey, commitment, bytes);
  }

  /**
   * The round of a message, of whose participants each has a commitment.
   *
   * @throws IllegalArgumentException if the commitments are not those of the message's participants
   */
  public static FrostMode of(FrostMessage message, G1Affine publicKey, Map<Integer, NonceCommitment> commitments) {
    if (!commitments.keySet().equals(new java.util.HashSet<>(message.participants()))) {
      throw new IllegalArgumentException(
          "commitments of " + commitments.keySet() + " for participants " + message.participants());
    }
    return new FrostMode(message, publicKey, new TreeMap<>(commitments));
  }

  /** C. */
  public G1Affine commitment() {
    return commitment;
  }

  /** c. */
  public Fr challenge() {
    return challenge;
  }

  /** The challenge of a proof whose C is known: what a verifier recomputes. */
  public static Fr challenge(FrostMessage message, G1Affine publicKey, G1Affine commitment) {
    return challenge(publicKey, commitment, message.toBytes());
  }

  /** z_i = d_i + rho_i e_i + L_i c s_i. */
  public Fr fragment(int index, SecretNonces nonces, SecretScalar share) {
    try (SecretScalar blinded = nonces.hiding().plus(bindingFactors.get(index), nonces.binding());
        SecretScalar sum = blinded.plus(lagrange.get(index).multiply(challenge), share)) {
      return sum.reveal();
    }
  }

  /** Whether a fragment is what its node owed: g^z_i = D_i + rho_i E_i + PK_i^(L_i c). */
  public boolean isValidFragment(int index, G1Affine publicShare, Fr fragment) {
    NonceCommitment shown = commitments.get(index);
    return G1Combination.ofOnce(List.of(generator, shown.binding(), publicShare))
        .evaluate(List.of(fragment, bindingFactors.get(index).negate(),
            lagrange.get(index).multiply(challenge).negate()))
        .equals(shown.hiding().toJacobian());
  }

  /** z = sum of z_i. */
  public static Fr response(Map<Integer, Fr> fragments) {
    return fragments.values().stream().reduce(Fr.ZERO, Fr::add);
  }

  /** H3(random, secret): a nonce. */
  static SecretScalar nonce(byte[] random, int from, byte[] secret) {
    MessageDigest hash = hash("nonce");
    hash.update(random, from, SecretNonces.RANDOM_BYTES);
    byte[] wide = hash.digest(secret);
    try {
      return SecretScalar.reduce(wide);
    } finally {
      Arrays.fill(wide, (byte) 0);
    }
  }

  /** rho_i = H1(PK, H4(message), H5(commitments), i). */
  private Map<Integer, Fr> bindingFactors(G1Affine publicKey, byte[] message) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    commitments.forEach((index, shown) -> {
      list.writeBytes(CompressedEncoding.of(Fr.of(index)));
      list.writeBytes(CompressedEncoding.of(shown.hiding()));
      list.writeBytes(CompressedEncoding.of(shown.binding()));
    });
    ByteArrayOutputStream prefix = new ByteArrayOutputStream();
    prefix.writeBytes(CompressedEncoding.of(publicKey));
    prefix.writeBytes(hash("msg").digest(message));
    prefix.writeBytes(hash("com").digest(list.toByteArray()));
    Map<Integer, Fr> factors = new LinkedHashMap<>();
    for (int index : commitments.keySet()) {
      MessageDigest rho = hash("rho");
      rho.update(prefix.toByteArray());
      factors.put(index, reduced(rho.digest(CompressedEncoding.of(Fr.of(index)))));
    }
    return factors;
  }

  private G1Affine sum() {
    List<G1Affine> bindings = new ArrayList<>();
    List<Fr> factors = new ArrayList<>();
    commitments.forEach((index, shown) -> {
      bindings.add(shown.binding());
      factors.add(bindingFactors.get(index));
    });
    G1Jacobian sum = G1Combination.ofOnce(bindings).evaluate(factors);
    for (NonceCommitment shown : commitments.values()) {
      sum = sum.add(shown.hiding());
    }
    return sum.toAffine();
  }

  /** H2(C, PK, message). */
  private static Fr challenge(G1Affine publicKey, G1Affine commitment, byte[] message) {
    MessageDigest hash = hash("chal");
    hash.update(CompressedEncoding.of(commitment));
    hash.update(CompressedEncoding.of(publicKey));
    return reduced(hash.digest(message));
  }

  private static Fr reduced(byte[] littleEndian) {
    return Fr.reduce(new BigInteger(1, CompressedEncoding.reversed(littleEndian)));
  }

  private static MessageDigest hash(String purpose) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-512");
      hash.update(CONTEXT);
      hash.update(purpose.getBytes(StandardCharsets.US_ASCII));
      return hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }
}
