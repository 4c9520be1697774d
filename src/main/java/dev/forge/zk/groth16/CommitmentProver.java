package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.MultiExponentiation;
import dev.forge.zk.msm.Sum;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.R1cs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The commitments of a proof ("Recursion over Public-Coin Interactive Proof Systems; Faster Hash Verification", BSB22, in
 * the form of gnark v0.14): D_j = sum w_i basis_ji over the committed private wires; its challenge is the hash of D_j and
 * of the committed public wires and earlier challenges; sum over j of rho^j sigma_j D_j proves that the D_j are known.
 */
final class CommitmentProver {
  private CommitmentProver() {}

  /** Computes each D_j in turn and gives its challenge to the assignment. */
  static List<G1Affine> commit(ProvingKey key, R1cs r1cs, Assignment assignment, Cores cores) {
    List<G1Affine> commitments = new ArrayList<>();
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      Commitment commitment = r1cs.commitments().get(j);
      FrVector w = assignment.wires();
      MultiExponentiation queue = new MultiExponentiation();
      Sum<G1Jacobian> sum = queue.add(key.commitments().get(j).basis(), committed(commitment, w), 0);
      queue.run(cores);
      G1Affine point = sum.value().toAffine();
      commitments.add(point);
      assignment.challenge(j, CommitmentChallenges.challenge(point, hashed(commitment, w)));
    }
    return commitments;
  }

  /** Queues the sums sigma_j D_j. */
  static List<Sum<G1Jacobian>> addKnowledge(MultiExponentiation queue, ProvingKey key, R1cs r1cs, FrVector w) {
    return IntStream.range(0, r1cs.commitments().size())
        .mapToObj(j -> queue.add(
            key.commitments().get(j).basisSigma(), w, r1cs.commitments().get(j).privateCommitted()))
        .toList();
  }

  /** sum over j of rho^j sigma_j D_j; infinity where there are none. */
  static G1Affine fold(R1cs r1cs, FrVector w, List<G1Jacobian> knowledge) {
    if (knowledge.isEmpty()) {
      return G1Affine.INFINITY;
    }
    Fr rho = CommitmentChallenges.folding(r1cs.commitments().stream().map(c -> w.get(c.wire())).toList());
    G1Jacobian sum = G1Jacobian.INFINITY;
    for (int j = knowledge.size() - 1; j >= 0; j--) {
      sum = sum.multiply(rho).add(knowledge.get(j));
    }
    return sum.toAffine();
  }

  private static FrVector committed(Commitment commitment, FrVector w) {
    return new Selection(commitment.privateCommitted()).of(w);
  }

  private static List<Fr> hashed(Commitment commitment, FrVector w) {
    return IntStream.of(commitment.publicAndCommitmentCommitted()).mapToObj(w::get).toList();
  }
}
