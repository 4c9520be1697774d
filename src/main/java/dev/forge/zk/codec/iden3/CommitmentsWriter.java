package dev.forge.zk.codec.iden3;

import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.R1cs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * Writes what .r1cs and .wtns files cannot carry, as JSON beside them, for another prover of the same rows: for each
 * commitment {@code private} (committed private wires), {@code public} (committed public wires and earlier challenges),
 * {@code wire} (that of the challenge) and {@code derived} (the wires whose values follow from the challenge and must be
 * computed anew by whoever commits with another key).
 */
public final class CommitmentsWriter {
  private CommitmentsWriter() {}

  /**
   * Writes the commitments of a constraint system.
   *
   * @param derived for each commitment the wires that follow from its challenge
   * @throws IOException if the file cannot be written
   */
  public static void write(R1cs r1cs, List<int[]> derived, Path path) throws IOException {
    StringJoiner list = new StringJoiner(",\n", "[", "]\n");
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      Commitment commitment = r1cs.commitments().get(j);
      list.add("{\"private\":" + Arrays.toString(commitment.privateCommitted())
          + ",\"public\":" + Arrays.toString(commitment.publicAndCommitmentCommitted())
          + ",\"wire\":" + commitment.wire()
          + ",\"derived\":" + Arrays.toString(derived.get(j)) + "}");
    }
    Files.writeString(path, list.toString());
  }
}
