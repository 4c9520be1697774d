package dev.forge.batch.transition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.forge.batch.Account;
import dev.forge.batch.HashFamily;
import dev.forge.batch.MerklePath;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.ProveRequest.Options;
import dev.forge.batch.Roots;
import dev.forge.batch.Signature;
import dev.forge.batch.Unsigned64;
import dev.forge.batch.Withdrawal;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.batch.transition.WitnessRejection.Reason;
import dev.forge.fixtures.Batches;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.mimc.MimcInverse;
import dev.forge.zk.poseidon2.Poseidon2;
import dev.forge.zk.poseidon2.Poseidon2Inverse;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * MiMC's state has no hidden part, so whoever runs its permutation backwards solves the last input for any target.
 * Poseidon2's sponge has one: running it backwards gives a state that no input leads to.
 */
class ForgeryTest {
  private static final Account RICH = new Account(Fr.of(4711), Unsigned64.MAXIMUM, Unsigned64.ZERO);
  private static final Fr OWNER = Fr.of(1234);
  private static final Fr VALUE = Fr.of(1_000_000);

  @Test
  void anInventedAccountIsUnderTheRecordedRootWithMimc() {
    ProveRequest recorded = Batches.request("batch-70-recorded.json");
    Fr root = recorded.before().state();
    MerklePath path = path(MimcInverse.solveLastInput(root, lastNode(HashFamily.MIMC)));
    assertEquals(root, path.root(HashFamily.MIMC, RICH.leaf(HashFamily.MIMC)));

    ProveRequest theft = withdrawal(recorded, path, HashFamily.MIMC);
    Applied applied = Batches.applied(theft);
    assertNotEquals(root, applied.after().state());
  }

  @Test
  void theSameAttemptFailsWithPoseidon2() {
    ProveRequest recorded = Batches.request("batch-8t4w4s-poseidon2.json");
    Fr root = recorded.before().state();
    MerklePath path = path(solveLastInputOfPoseidon2(root, 1));
    assertNotEquals(root, path.root(HashFamily.POSEIDON2, RICH.leaf(HashFamily.POSEIDON2)));
    WitnessRejection rejection = Batches.rejection(withdrawal(recorded, path, HashFamily.POSEIDON2));
    assertEquals(Reason.SENDER_NOT_IN_TREE, rejection.reason());
  }

  @Test
  void aBlindingIsSolvedForAnyCommitmentWithMimc() {
    Fr commitment = HashFamily.MIMC.hash(Fr.of(5), Fr.of(1), Fr.of(99));
    Fr blinding = MimcInverse.solveLastInput(commitment, OWNER, VALUE);
    assertEquals(commitment, HashFamily.MIMC.hash(OWNER, VALUE, blinding));
  }

  @Test
  void noBlindingIsSolvedSoWithPoseidon2() {
    Fr commitment = HashFamily.POSEIDON2.hash(Fr.of(5), Fr.of(1), Fr.of(99));
    Fr blinding = solveLastInputOfPoseidon2(commitment, 2);
    assertNotEquals(commitment, HashFamily.POSEIDON2.hash(OWNER, VALUE, blinding));
  }

  @Test
  void runningPoseidon2BackwardsMissesTheLengthInItsHiddenElement() {
    Fr[] state = backwards(HashFamily.POSEIDON2.hash(Fr.of(5), Fr.of(1)));
    FrVector forwards = FrVector.of(state);
    Poseidon2.permute(forwards);
    assertArrayEquals(new Fr[] {Fr.ZERO, Fr.ZERO, Fr.ZERO},
        new Fr[] {forwards.get(1), forwards.get(2), forwards.get(3)});
    assertNotEquals(Fr.reduce(BigInteger.TWO.shiftLeft(64)), state[3]);
  }

  private static Fr solveLastInputOfPoseidon2(Fr target, int place) {
    return backwards(target)[place];
  }

  /** The state before a permutation that ends at a hash; its three other elements are anybody's guess. */
  private static Fr[] backwards(Fr hash) {
    return Poseidon2Inverse.permute(new Fr[] {hash, Fr.ZERO, Fr.ZERO, Fr.ZERO});
  }

  private static MerklePath path(Fr lastSibling) {
    List<Fr> siblings = new ArrayList<>(Collections.nCopies(MerklePath.DEPTH - 1, Fr.ZERO));
    siblings.add(lastSibling);
    return new MerklePath(siblings, 0);
  }

  /** The left child of the root over the invented account's leaf. */
  private static Fr lastNode(HashFamily family) {
    Fr node = RICH.leaf(family);
    for (int level = 0; level < MerklePath.DEPTH - 1; level++) {
      node = family.hash(node, Fr.ZERO);
    }
    return node;
  }

  /** A batch that withdraws all that the invented account has. */
  private static ProveRequest withdrawal(ProveRequest recorded, MerklePath path, HashFamily family) {
    Withdrawal theft = new Withdrawal(RICH, path, Fr.of(666), RICH.balance(), new Signature("0".repeat(64)));
    Account emptied = RICH.debited(RICH.balance()).orElseThrow();
    return new ProveRequest(
        recorded.batchId(),
        recorded.before(),
        new Roots(path.root(family, emptied.leaf(family)), recorded.before().shielded()),
        new Entries(List.of(), List.of(theft), List.of()),
        new Options(family, false, false));
  }
}
