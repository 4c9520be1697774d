package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;

/**
 * What a proof in the FROST mode is about, besides its public key.
 *
 * @param participants the share indices of those who answer
 */
public record FrostMessage(G1Affine generator, byte[] witnessCommitment, String session, String circuit, int threshold,
    Collection<Integer> participants) {
  /** Each part with its length before it; the participants ascending. */
  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    part(bytes, CompressedEncoding.of(generator));
    part(bytes, witnessCommitment);
    part(bytes, session.getBytes(StandardCharsets.UTF_8));
    part(bytes, circuit.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(number(threshold));
    bytes.writeBytes(number(participants.size()));
    new TreeSet<>(participants).forEach(index -> bytes.writeBytes(number(index)));
    return bytes.toByteArray();
  }

  private static void part(ByteArrayOutputStream bytes, byte[] part) {
    bytes.writeBytes(number(part.length));
    bytes.writeBytes(part);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
