package dev.forge.api.operator;

import dev.forge.auditor.Auditor;
import dev.forge.auditor.Finding;
import dev.forge.batch.lifecycle.BatchQueries;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.Chunks;
import dev.forge.job.JobQueries;
import dev.forge.job.ProofJobState;
import dev.forge.ledger.Names;
import dev.forge.worker.WorkerRegistry;
import dev.forge.worker.WorkerState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Counts the work. */
public final class StatsDesk {
  private static final int MOST_FINDINGS = 20;

  private final JobQueries jobs;
  private final BatchQueries batches;
  private final Chunks chunks;
  private final WorkerRegistry workers;
  private final Auditor auditor;
  private final InstantSource clock;

  /** Over the rows. */
  public StatsDesk(JobQueries jobs, BatchQueries batches, Chunks chunks, WorkerRegistry workers, Auditor auditor,
      InstantSource clock) {
    this.jobs = jobs;
    this.batches = batches;
    this.chunks = chunks;
    this.workers = workers;
    this.auditor = auditor;
    this.clock = clock;
  }

  StatsData count() {
    Long waiting = chunks.oldestWaiting()
        .map(since -> Math.max(0, Duration.between(since, clock.instant()).toMillis())).orElse(null);
    var all = workers.all();
    return new StatsData(each(ProofJobState.values(), jobs::count), each(BatchState.values(), batches::count),
        each(ChunkState.values(), chunks::count),
        each(WorkerState.values(), state -> all.stream().filter(worker -> worker.state() == state).count()), waiting,
        auditor.findings().stream().limit(MOST_FINDINGS).map(Finding::toString).toList(), auditor.repaired());
  }

  private static <S extends Enum<S>> Map<String, Long> each(S[] states, ToLongFunction<S> count) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (S state : states) {
      counts.put(Names.of(state), count.applyAsLong(state));
    }
    return counts;
  }
}
