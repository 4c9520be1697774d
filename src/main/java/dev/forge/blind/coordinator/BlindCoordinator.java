package dev.forge.blind.coordinator;

import dev.forge.blind.CircuitType;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.WitnessCommitment;
import dev.forge.ledger.Ledger;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.schnorr.SecretScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Sets up, proves and verifies. Safe for use by several threads. */
public final class BlindCoordinator {
  private static final int MOST = 1000;

  private final Dealing dealing;
  private final BlindProving proving;
  private final Verification verification;
  private final Strikes strikes;
  private final BlindSetups setups;
  private final Ledger ledger;

  /**
   * A coordinator of nodes.
   *
   * @param nodes each of another number; the shares' indices are their numbers
   * @param threads one for each call that waits
   * @throws IllegalArgumentException if the threshold is not from 1 to the number of nodes, or a number comes twice or is above
   *     the number of nodes
   */
  public BlindCoordinator(List<NodeConnection> nodes, CoordinatorRows rows, Ledger ledger, ExecutorService threads,
      BlindPolicy policy) {
    List<NodeConnection> known = List.copyOf(nodes);
    var numbers = known.stream().map(node -> node.node().number()).toList();
    if (policy.threshold() < 1 || policy.threshold() > known.size()
        || new HashSet<>(numbers).size() != known.size() || numbers.stream().anyMatch(each -> each > known.size())) {
      throw new IllegalArgumentException("threshold " + policy.threshold() + " of nodes " + numbers);
    }
    FanOut fanOut = new FanOut(threads, policy.patience(), policy.hedge());
    this.ledger = ledger;
    setups = rows.setups();
    strikes = new Strikes(rows.standings(), ledger, policy);
    dealing = new Dealing(known, fanOut, setups, strikes, ledger, policy);
    proving = new BlindProving(known, fanOut, setups, strikes, ledger, policy);
    verification = new Verification(setups, policy.oldProofs());
  }

  /**
   * Shares a secret, and erases it.
   *
   * @param secret not 0
   * @throws dev.forge.blind.BlindRefusedException as {@code NOT_ENOUGH_NODES}
   */
  public BlindSetup setUp(CircuitType circuit, WitnessCommitment witnessCommitment, SecretScalar secret)
      throws InterruptedException {
    try (secret) {
      return dealing.deal(circuit, witnessCommitment, secret);
    }
  }

  /**
   * Proves with what was set up.
   *
   * @throws dev.forge.blind.BlindRefusedException as {@code NOT_FOUND} or {@code NOT_ENOUGH_NODES}
   */
  public BlindProof prove(SetupId setup) throws InterruptedException {
    return proving.prove(setup);
  }

  /**
   * Checks a proof.
   *
   * @param expectedPublicKey whose proof it must be; none where the session's own is meant
   * @param expectedGenerator none where the session's own is meant, or the curve's
   */
  public BlindVerdict verify(BlindProof proof, byte[] publicWitness, byte[] salt, Optional<G1Affine> expectedPublicKey,
      Optional<G1Affine> expectedGenerator) {
    return verification.verify(proof, publicWitness, salt,
        new Verification.Expected(expectedPublicKey, expectedGenerator));
  }

  /** The setup of a session, while it is known. */
  public Optional<BlindSetup> setup(SessionId session) {
    return setups.find(session.setup());
  }

  /** Lets nodes back whose quarantine is over and forgets setups whose time is; returns how many nodes were let back. */
  public int sweep() {
    ledger.units().run(() -> setups.deleteExpired(ledger.now(), MOST));
    return strikes.releaseWhoseTimeIsOver();
  }
}
