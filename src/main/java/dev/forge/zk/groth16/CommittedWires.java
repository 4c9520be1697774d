package dev.forge.zk.groth16;

import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.R1cs;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which part of a key each wire belongs to, for constraint systems with commitments. */
final class CommittedWires {
  private CommittedWires() {}

  /** The wires that have a point in the verifying key: the public ones, then the commitments' challenges. */
  static int[] seenByVerifier(R1cs r1cs) {
    return IntStream.concat(
        IntStream.range(0, r1cs.publicWires()), r1cs.commitments().stream().mapToInt(Commitment::wire))
        .toArray();
  }

  /** The private wires that are neither committed nor hold a challenge, ascending. */
  static int[] uncommittedPrivate(R1cs r1cs) {
    BitSet others = new BitSet(r1cs.wires());
    for (Commitment commitment : r1cs.commitments()) {
      others.set(commitment.wire());
      Arrays.stream(commitment.privateCommitted()).forEach(others::set);
    }
    return IntStream.range(r1cs.publicWires(), r1cs.wires()).filter(wire -> !others.get(wire)).toArray();
  }

  /** The number of the commitment whose challenge a wire holds. */
  static int commitmentOf(R1cs r1cs, int wire) {
    List<Commitment> commitments = r1cs.commitments();
    return IntStream.range(0, commitments.size())
        .filter(j -> commitments.get(j).wire() == wire)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("wire " + wire + " holds no commitment's challenge"));
  }

  /**
   * Checks what gnark takes for granted: challenges in ascending private wires, lists ascending, each private wire
   * committed once at most, hashed wires public or earlier challenges.
   *
   * @throws IllegalArgumentException naming the commitment and the wire
   */
  static void check(R1cs r1cs) {
    BitSet taken = new BitSet(r1cs.wires());
    int previousChallenge = r1cs.publicWires() - 1;
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      Commitment commitment = r1cs.commitments().get(j);
      require(commitment.wire() > previousChallenge && commitment.wire() < r1cs.wires(), j, commitment.wire());
      previousChallenge = commitment.wire();
      for (int wire : commitment.privateCommitted()) {
        require(wire >= r1cs.publicWires() && wire < r1cs.wires() && !taken.get(wire), j, wire);
        taken.set(wire);
      }
      requireAscending(commitment.privateCommitted(), j);
      requireHashed(r1cs, j, commitment.publicAndCommitmentCommitted());
    }
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      require(!taken.get(r1cs.commitments().get(j).wire()), j, r1cs.commitments().get(j).wire());
    }
  }

  private static void requireHashed(R1cs r1cs, int j, int[] wires) {
    requireAscending(wires, j);
    for (int wire : wires) {
      boolean isPublic = wire >= 1 && wire < r1cs.publicWires();
      require(isPublic || r1cs.commitments().subList(0, j).stream().anyMatch(c -> c.wire() == wire), j, wire);
    }
  }

  private static void requireAscending(int[] wires, int j) {
    for (int i = 1; i < wires.length; i++) {
      require(wires[i] > wires[i - 1], j, wires[i]);
    }
  }

  private static void require(boolean condition, int commitment, int wire) {
    if (!condition) {
      throw new IllegalArgumentException("commitment " + commitment + ": wire " + wire + " is not allowed there");
    }
  }
}
