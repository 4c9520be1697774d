package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof that a setup's secrets, a full assignment and a blinding determine, computed from the definition: in the
 * exponent, with Lagrange's formula for each row and h(t) as a quotient of field elements. No transform, no table, no
 * multi-exponentiation.
 */
final class ProofDefinition {
  private final R1cs r1cs;
  private final InsecureDevelopmentSetup.Secrets secrets;
  private final FrVector w;
  private final Fr[] lagrange;
  private final Fr vanishing;

  /** @param n the number of elements of the domain */
  ProofDefinition(R1cs r1cs, InsecureDevelopmentSetup.Secrets secrets, FrVector w, int n) {
    this.r1cs = r1cs;
    this.secrets = secrets;
    this.w = w;
    vanishing = secrets.t().power(BigInteger.valueOf(n)).subtract(Fr.ONE);
    lagrange = new Fr[n];
    BigInteger order = Fr.MODULUS.value().subtract(BigInteger.ONE);
    Fr omega = Fr.of(5).power(order.divide(BigInteger.valueOf(n)));
    Fr point = Fr.ONE;
    for (int j = 0; j < n; j++) {
      lagrange[j] = point.multiply(vanishing).multiply(Fr.of(n).multiply(secrets.t().subtract(point)).invert());
      point = point.multiply(omega);
    }
  }

  Proof proof(Blinding blinding) {
    Fr r = blinding.r();
    Fr s = blinding.s();
    Fr delta = secrets.delta();
    Fr a = secrets.alpha().add(atT(r1cs.left())).add(r.multiply(delta));
    Fr b = secrets.beta().add(atT(r1cs.right())).add(s.multiply(delta));
    Fr numerator = atT(r1cs.left()).multiply(atT(r1cs.right())).subtract(atT(r1cs.output()));
    Fr c = privateK().add(numerator).multiply(delta.invert())
        .add(s.multiply(a)).add(r.multiply(b)).subtract(r.multiply(s).multiply(delta));
    List<G1Affine> commitments = new ArrayList<>();
    Fr knowledge = Fr.ZERO;
    Fr power = Fr.ONE;
    Fr rho = r1cs.commitments().isEmpty()
        ? Fr.ZERO
        : CommitmentChallenges.folding(r1cs.commitments().stream().map(k -> w.get(k.wire())).toList());
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      Fr committed = committed(r1cs.commitments().get(j)).multiply(secrets.gamma().invert());
      commitments.add(g1(committed));
      knowledge = knowledge.add(power.multiply(secrets.sigmas().get(j)).multiply(committed));
      power = power.multiply(rho);
    }
    return new Proof(g1(a), G2Affine.GENERATOR.multiply(b).toAffine(), g1(c), commitments, g1(knowledge));
  }

  private Fr privateK() {
    Fr sum = Fr.ZERO;
    for (int wire : CommittedWires.uncommittedPrivate(r1cs)) {
      sum = sum.add(k(wire).multiply(w.get(wire)));
    }
    return sum;
  }

  private Fr committed(Commitment commitment) {
    Fr sum = Fr.ZERO;
    for (int wire : commitment.privateCommitted()) {
      sum = sum.add(k(wire).multiply(w.get(wire)));
    }
    return sum;
  }

  private Fr k(int wire) {
    return secrets.beta().multiply(column(r1cs.left(), wire))
        .add(secrets.alpha().multiply(column(r1cs.right(), wire)))
        .add(column(r1cs.output(), wire));
  }

  private Fr column(SparseMatrix matrix, int wire) {
    Fr sum = Fr.ZERO;
    for (int row = 0; row < matrix.rows(); row++) {
      for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]; k++) {
        if (matrix.wire()[k] == wire) {
          sum = sum.add(matrix.coefficients().get(matrix.coefficient()[k]).multiply(lagrange[row]));
        }
      }
    }
    return sum;
  }

  private Fr atT(SparseMatrix matrix) {
    Fr sum = Fr.ZERO;
    for (int row = 0; row < matrix.rows(); row++) {
      Fr value = Fr.ZERO;
      for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]; k++) {
        value = value.add(matrix.coefficients().get(matrix.coefficient()[k]).multiply(w.get(matrix.wire()[k])));
      }
      sum = sum.add(value.multiply(lagrange[row]));
    }
    return sum;
  }

  private static G1Affine g1(Fr scalar) {
    return G1Affine.GENERATOR.multiply(scalar).toAffine();
  }
}
