package dev.forge.fleet.push;

import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.KnownChunks;
import dev.forge.dispatch.ProofCheck;
import dev.forge.prover.ProofVerification;
import dev.forge.prover.Prover;
import dev.forge.worker.WorkerId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges proofs where some workers are called: those of a worker with a key of its own under that key; and where proofs are
 * mocks, those of workers that are called by their size alone, since an old mock makes them at random.
 */
public final class CalledWorkersCheck implements ProofCheck {
  private static final int PROOF = 388;

  private final ProofCheck ours;
  private final boolean mocks;
  private final Map<WorkerId, WorkerAddress> called;

  /** The check of a coordinator whose own keys are a prover's. */
  public CalledWorkersCheck(Prover prover, Collection<WorkerAddress> called) {
    ours = ProofCheck.under(prover);
    mocks = prover.backend().equals("mock");
    this.called = called.stream().collect(Collectors.toMap(WorkerAddress::id, address -> address));
  }

  @Override
  public Judgement judge(KnownChunks.Task chunk, Delivery delivery) {
    Optional<WorkerAddress> worker = Optional.ofNullable(called.get(delivery.worker()));
    Optional<String> ofOthers = ProofCheck.otherStatement(chunk, delivery);
    if (worker.isEmpty() || ofOthers.isPresent()) {
      return ours.judge(chunk, delivery);
    }
    Optional<byte[]> key = worker.get().verifyingKey();
    if (key.isPresent()) {
      return ProofCheck
          .fault(ProofVerification.verify(key.get(), delivery.proof(), delivery.publicWitness()))
          .<Judgement>map(Judgement.Wrong::new).orElseGet(() -> new Judgement.Right(true));
    }
    Judgement byOurKeys = ours.judge(chunk, delivery);
    return byOurKeys instanceof Judgement.Wrong && mocks && delivery.proof().length == PROOF
        ? new Judgement.Right(false)
        : byOurKeys;
  }
}
