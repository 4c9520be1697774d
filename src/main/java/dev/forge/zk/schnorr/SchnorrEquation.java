package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Combination;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.field.Fr;
import java.util.List;

/**
 * g^z = C + PK^c.
 *
 * @param generator g
 * @param publicKey PK
 */
public record SchnorrEquation(G1Affine generator, G1Affine publicKey) {
  /** Whether it holds; never where g, PK or C is infinity or not on the curve. All is public, and takes varying time. */
  public boolean holds(G1Affine commitment, Fr challenge, Fr response) {
    for (G1Affine point : List.of(generator, publicKey, commitment)) {
      if (point.isInfinity() || !point.isOnCurve()) {
        return false;
      }
    }
    G1Jacobian right = G1Combination.ofOnce(List.of(generator, publicKey)).evaluate(
        List.of(response, challenge.negate()));
    return right.equals(commitment.toJacobian());
  }
}
