package dev.forge.zk.groth16;

import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.G1Combination;
import dev.forge.zk.curve.Pairing;
import dev.forge.zk.curve.PreparedG2;
import java.util.List;
import java.util.Optional;

/** A verifying key with all that does not depend on a proof worked out. Immutable. */
public final class PreparedVerifyingKey {
  private final VerifyingKey key;
  private final Fp12 alphaBeta;
  private final PreparedG2 beta;
  private final PreparedG2 gammaNegated;
  private final PreparedG2 deltaNegated;
  private final G1Combination inputs;
  private final List<PreparedG2> sigmaNegated;
  private final Optional<PreparedG2> commitmentBase;

  private PreparedVerifyingKey(VerifyingKey key) {
    this.key = key;
    beta = PreparedG2.of(key.beta2());
    alphaBeta = Pairing.of(key.alpha1(), beta);
    gammaNegated = PreparedG2.of(key.gamma2().negate());
    deltaNegated = PreparedG2.of(key.delta2().negate());
    inputs = G1Combination.of(key.k().subList(1, key.k().size()));
    sigmaNegated = key.commitmentKeys().stream().map(k -> PreparedG2.of(k.gSigmaNegated())).toList();
    commitmentBase = key.commitmentKeys().stream().findFirst().map(k -> PreparedG2.of(k.g()));
  }

  /** Prepares a key, whose points must be in their groups of order r. Takes a few milliseconds. */
  public static PreparedVerifyingKey of(VerifyingKey key) {
    return new PreparedVerifyingKey(key);
  }

  /** The key itself. */
  public VerifyingKey key() {
    return key;
  }

  Fp12 alphaBeta() {
    return alphaBeta;
  }

  PreparedG2 beta() {
    return beta;
  }

  PreparedG2 gammaNegated() {
    return gammaNegated;
  }

  PreparedG2 deltaNegated() {
    return deltaNegated;
  }

  /** The points of the public inputs and challenges, K[1] and on. */
  G1Combination inputs() {
    return inputs;
  }

  PreparedG2 sigmaNegated(int commitment) {
    return sigmaNegated.get(commitment);
  }

  /** Present where proofs carry commitments. */
  Optional<PreparedG2> commitmentBase() {
    return commitmentBase;
  }
}
