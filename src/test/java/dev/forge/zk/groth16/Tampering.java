package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ways to change one part of a proof to another point of the right group. */
enum Tampering {
  A, B, C, FIRST_COMMITMENT, LAST_COMMITMENT, PROOF_OF_KNOWLEDGE;

  /** The ways there are to change this proof. */
  static List<Tampering> possibleFor(Proof proof) {
    return Arrays.stream(values()).filter(t -> t.compareTo(FIRST_COMMITMENT) < 0 || !proof.commitments().isEmpty())
        .toList();
  }

  /** The proof with this part moved by the generator. */
  Proof of(Proof proof) {
    return switch (this) {
      case A -> new Proof(moved(proof.a()), proof.b(), proof.c(), proof.commitments(), proof.commitmentProof());
      case B -> new Proof(proof.a(), moved(proof.b()), proof.c(), proof.commitments(), proof.commitmentProof());
      case C -> new Proof(proof.a(), proof.b(), moved(proof.c()), proof.commitments(), proof.commitmentProof());
      case FIRST_COMMITMENT -> withCommitmentMoved(proof, 0);
      case LAST_COMMITMENT -> withCommitmentMoved(proof, proof.commitments().size() - 1);
      case PROOF_OF_KNOWLEDGE
          -> new Proof(proof.a(), proof.b(), proof.c(), proof.commitments(), moved(proof.commitmentProof()));
    };
  }

  private static Proof withCommitmentMoved(Proof proof, int j) {
    List<G1Affine> commitments = new ArrayList<>(proof.commitments());
    commitments.set(j, moved(commitments.get(j)));
    return new Proof(proof.a(), proof.b(), proof.c(), commitments, proof.commitmentProof());
  }

  private static G1Affine moved(G1Affine point) {
    return point.toJacobian().add(G1Affine.GENERATOR).toAffine();
  }

  private static G2Affine moved(G2Affine point) {
    return point.toJacobian().add(G2Affine.GENERATOR).toAffine();
  }
}
