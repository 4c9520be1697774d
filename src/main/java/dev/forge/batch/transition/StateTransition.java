package dev.forge.batch.transition;

import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.Roots;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.batch.transition.TransitionOutcome.Rejected;
import dev.forge.batch.transition.WitnessRejection.Reason;
import dev.forge.zk.field.Fr;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Executes a batch, and says what it comes to or which entry fails first. */
public final class StateTransition {
  private StateTransition() {}

  /**
   * Executes a batch on the witness of its request. The Merkle paths, which are nearly all of the work, are hashed on
   * all cores, many at once on each.
   */
  public static TransitionOutcome run(ProveRequest request) {
    return switch (execute(request)) {
      case Rejected rejected -> rejected;
      case Applied applied
          -> compareRoots(request, applied.after()).<TransitionOutcome>map(Rejected::new).orElse(applied);
    };
  }

  /** The same without a look at the roots that the request says it leads to. */
  public static TransitionOutcome execute(ProveRequest request) {
    HashFamily family = request.hash();
    Entries entries = request.entries();
    PathWalks walks = new PathWalks();
    List<TransferRoots.Walked> ofTransfers =
        entries.transfers().stream().map(transfer -> TransferRoots.of(walks, transfer)).toList();
    List<PathRoots.Walked> ofWithdrawals = entries.withdrawals().stream().map(withdrawal -> PathRoots.ofSender(walks,
        withdrawal.sender(), withdrawal.senderPath(), withdrawal.amount())).toList();
    List<Fr> roots = walks.roots(family);
    List<TransferRoots> transfers = ofTransfers.stream().map(walked -> walked.among(roots)).toList();
    List<PathRoots> withdrawals = ofWithdrawals.stream().map(walked -> walked.among(roots)).toList();

    TransitionRun run = new TransitionRun(family, request.batchId(), request.before());
    Optional<WitnessRejection> rejection =
        first(transfers.size(), i -> run.transfer(i, entries.transfers().get(i), transfers.get(i)))
            .or(() -> first(withdrawals.size(), i -> run.withdraw(i, entries.withdrawals().get(i), withdrawals.get(i))))
            .or(() -> first(entries.shielded().size(), i -> run.spend(i, entries.shielded().get(i))));
    return rejection.<TransitionOutcome>map(Rejected::new).orElseGet(() -> run.finish(entries));
  }

  /** What is wrong with the roots that a request says it leads to, where it leads to others. */
  public static Optional<WitnessRejection> compareRoots(ProveRequest request, Roots after) {
    if (!after.state().equals(request.after().state())) {
      return Optional
          .of(mismatch(Reason.POST_STATE_ROOT, "post_state_root", request.after().state(), after.state()));
    }
    if (!after.shielded().equals(request.after().shielded())) {
      return Optional.of(
          mismatch(Reason.POST_SHIELDED_ROOT, "post_shielded_root", request.after().shielded(), after.shielded()));
    }
    return Optional.empty();
  }

  private static WitnessRejection mismatch(Reason reason, String name, Object given, Object computed) {
    return new WitnessRejection(
        Optional.empty(), reason, name + " is " + given + ", but the batch leads to " + computed);
  }

  private static Optional<WitnessRejection> first(int size, IntFunction<Optional<WitnessRejection>> step) {
    return IntStream.range(0, size).mapToObj(step).flatMap(Optional::stream).findFirst();
  }
}
