package dev.forge.batch.transition;

import dev.forge.batch.Roots;
import dev.forge.zk.field.Fr;
import java.util.List;

/** What executing a batch came to. */
public sealed interface TransitionOutcome {
  /**
   * The batch holds.
   *
   * @param rootsAfter the roots after each entry, in the order transfers, withdrawals, shielded
   * @param receiverIsNew for each transfer, whether it makes the receiver's leaf
   */
  record Applied(Roots after, Fr batchHash, Fr withdrawalRoot, List<Roots> rootsAfter, List<Boolean> receiverIsNew)
      implements TransitionOutcome {
    public Applied {
      rootsAfter = List.copyOf(rootsAfter);
      receiverIsNew = List.copyOf(receiverIsNew);
    }
  }

  /** The batch does not hold. */
  record Rejected(WitnessRejection rejection) implements TransitionOutcome {}
}
