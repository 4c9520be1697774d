package dev.forge.api.worker;

import dev.forge.ledger.IllegalTransitionException;
import dev.forge.ledger.Names;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A chunk that a coordinator sent. */
final class WorkerJob {
  private final UUID id;
  private final long chunkId;
  private final Instant startedAt;
  private WorkerJobState state = WorkerJobState.PENDING;
  private Optional<Instant> completedAt = Optional.empty();
  private Optional<ProvedChunkData> proof = Optional.empty();
  private Optional<String> error = Optional.empty();

  WorkerJob(UUID id, long chunkId, Instant startedAt) {
    this.id = id;
    this.chunkId = chunkId;
    this.startedAt = startedAt;
  }

  UUID id() {
    return id;
  }

  synchronized WorkerJobState state() {
    return state;
  }

  /** Its inputs are made. */
  synchronized void startProving() {
    become(WorkerJobState.PROVING);
  }

  /** Its proof is there. */
  synchronized void complete(ProvedChunkData data, Instant now) {
    become(WorkerJobState.COMPLETED);
    proof = Optional.of(data);
    completedAt = Optional.of(now);
  }

  /** It will have no proof. */
  synchronized void fail(String reason, Instant now) {
    become(WorkerJobState.FAILED);
    error = Optional.of(reason);
    completedAt = Optional.of(now);
  }

  /** The job as it is. */
  synchronized WorkerJobData data() {
    return new WorkerJobData(id, Names.of(state), chunkId, startedAt.getEpochSecond(),
        completedAt.map(Instant::getEpochSecond).orElse(null), proof.orElse(null), error.orElse(null));
  }

  private void become(WorkerJobState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("worker's job", id, state, next);
    }
    state = next;
  }
}
