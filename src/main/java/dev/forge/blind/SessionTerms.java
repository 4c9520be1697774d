package dev.forge.blind;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.schnorr.CompressedEncoding;
import dev.forge.zk.schnorr.FrostMessage;
import dev.forge.zk.schnorr.ShareCommitments;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * What is fixed when a secret is shared, and hashed into the setup's id: nobody can take the mode, or anything else, away on
 * the way without the id being another.
 *
 * @param generator g, not infinity
 * @param commitments to the sharing polynomial: the public key, the public shares and the threshold
 * @param nodes how many shares there are, from the threshold to 1000
 * @param salt 64 hexadecimal digits, random, so that no two setups have the same id
 */
public record SessionTerms(BlindMode mode, CircuitType circuit, G1Affine generator, WitnessCommitment witnessCommitment,
    ShareCommitments commitments, int nodes, String salt) {
  private static final String DOMAIN = "forge blind setup v1";
  private static final int ID_BYTES = 20;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the threshold is above the number of nodes, or salt or generator have the wrong form
   */
  public SessionTerms {
    if (commitments.threshold() > nodes || nodes > NodeId.LARGEST) {
      throw new IllegalArgumentException(commitments.threshold() + " of " + nodes + " nodes");
    }
    if (!salt.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a salt has 64 hexadecimal digits in lower case");
    }
    if (generator.isInfinity()) {
      throw new IllegalArgumentException("infinity generates nothing");
    }
  }

  /** How many nodes prove together. */
  public int threshold() {
    return commitments.threshold();
  }

  /** The mode and the first 160 bits of SHA-256 of everything here. */
  public SetupId setupId() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      for (String text : new String[] {DOMAIN, mode.word(), circuit.word(), witnessCommitment.hex(), salt}) {
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length()).array());
        hash.update(text.getBytes(StandardCharsets.UTF_8));
      }
      hash.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(nodes).putInt(threshold()).array());
      hash.update(CompressedEncoding.of(generator));
      byte[] digest = hash.digest(commitments.toBytes());
      return new SetupId(mode.word() + "-" + HexFormat.of().formatHex(digest, 0, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What a proof in the FROST mode signs. */
  public FrostMessage message(SessionId session, Collection<Integer> participants) {
    return new FrostMessage(generator, witnessCommitment.bytes(), session.text(), circuit.word(), threshold(),
        participants);
  }
}
