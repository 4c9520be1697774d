package dev.forge.auditor;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.FailureCode;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkState;
import dev.forge.job.JobEvent;
import dev.forge.job.ProofJob;
import dev.forge.job.ProofJobState;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The rules of a batch with its chunks and its job. */
final class BatchRules {
  private BatchRules() {}

  static void check(Inspected seen, Findings findings) {
    checkChunks(seen.batch(), seen.chunks(), findings);
    checkInputs(seen, findings);
    seen.job().ifPresent(job -> checkJob(seen.batch(), job, seen.events(), findings));
  }

  private static void checkChunks(Batch batch, List<Chunk> chunks, Findings findings) {
    long proved = chunks.stream().filter(chunk -> chunk.state() == ChunkState.PROVED).count();
    long open = chunks.stream().filter(chunk -> !chunk.state().isTerminal()).count();
    findings.add(batch.chunksProved() != proved, Rule.PROVED_ARE_COUNTED,
        () -> "counts " + batch.chunksProved() + " proved chunks, and " + proved + " are");
    findings.add(batch.chunksTotal() != chunks.size(), Rule.PROVED_ARE_COUNTED,
        () -> "counts " + batch.chunksTotal() + " chunks, and has " + chunks.size());
    findings.add(hasAllProofs(batch) && proved != batch.chunksTotal(), Rule.COMPLETED_MEANS_PROVED,
        () -> "is " + batch.state() + " with " + proved + " of " + batch.chunksTotal() + " chunks proved");
    findings.add(batch.state() == BatchState.PROVING && open == 0, Rule.PROVING_HAS_OPEN_CHUNKS,
        () -> "is proving, and none of its " + chunks.size() + " chunks is open");
    findings.add(batch.state() != BatchState.PROVING && open > 0, Rule.ENDED_HAS_NO_OPEN_CHUNKS,
        () -> "is " + batch.state() + " with " + open + " open chunks");
  }

  private static boolean hasAllProofs(Batch batch) {
    return batch.state() == BatchState.COMPLETED || batch.state() == BatchState.SETTLING;
  }

  private static void checkInputs(Inspected seen, Findings findings) {
    Batch batch = seen.batch();
    boolean needed =
        !batch.state().isTerminal() && batch.state() != BatchState.SETTLING || batch.mayBeRequeued();
    findings.add(!needed && (seen.inputsKept() || batch.wrappedKey().isPresent()), Rule.INPUTS_ARE_DESTROYED,
        () -> "is " + batch.state() + " and keeps inputs or the key to them");
  }

  private static void checkJob(Batch batch, ProofJob job, List<JobEvent> events, Findings findings) {
    findings.add(!allowed(batch).contains(job.state()), Rule.JOB_SHOWS_BATCH,
        () -> "is " + batch.state() + ", its job " + job.id() + " is " + job.state());
    boolean numbered = IntStream.range(0, events.size()).allMatch(i -> events.get(i).id() == i + 1)
        && events.size() == job.lastEventId();
    findings.add(!numbered, Rule.EVENTS_WITHOUT_GAP, () -> "the " + events.size() + " events of job " + job.id()
        + " are not numbered from 1 to " + job.lastEventId());
    long ends = events.stream().filter(event -> event.kind().isLast()).count();
    findings.add(ends != (job.state().isTerminal() ? 1 : 0), Rule.END_IS_TOLD_ONCE,
        () -> "job " + job.id() + " is " + job.state() + " with " + ends + " last events");
  }

  private static Set<ProofJobState> allowed(Batch batch) {
    return switch (batch.state()) {
      case PENDING -> Set.of(ProofJobState.PENDING);
      case SLICING -> Set.of(ProofJobState.PREPARING);
      case PROVING -> Set.of(ProofJobState.PROVING);
      case SETTLING, COMPLETED -> Set.of(ProofJobState.COMPLETED);
      case FAILED -> {
        FailureCode code = batch.errorCode().orElse(FailureCode.INTERNAL_ERROR);
        yield switch (code) {
          case CANCELLED -> Set.of(ProofJobState.CANCELLED);
          case SETTLEMENT_FAILED -> Set.of(ProofJobState.COMPLETED);
          default -> Set.of(ProofJobState.FAILED);
        };
      }
    };
  }
}
