package dev.forge.storage.memory;

import dev.forge.dispatch.BatchId;
import dev.forge.job.ContentDigest;
import dev.forge.job.JobId;
import dev.forge.job.ProofJob;
import dev.forge.job.ProofJobState;
import dev.forge.job.ProofJobs;
import dev.forge.ledger.LostUpdateException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryJobs implements ProofJobs {
  private static final Comparator<ProofJob> NEWEST =
      Comparator.comparing(ProofJob::createdAt).thenComparing(job -> job.id().value()).reversed();

  private final Table<JobId, ProofJob> rows;

  MemoryJobs(MemoryUnits units) {
    rows = new Table<>("job", ProofJob::id, units);
  }

  @Override
  public void insert(ProofJob job) {
    rows.insert(job, (a, b) -> a.contentDigest().isPresent() && a.contentDigest().equals(b.contentDigest()));
  }

  @Override
  public Optional<ProofJob> find(JobId id) {
    return rows.find(id);
  }

  @Override
  public Optional<ProofJob> of(BatchId batch) {
    return rows.first(job -> job.batch().equals(batch));
  }

  @Override
  public Optional<ProofJob> withContent(ContentDigest digest) {
    return rows.first(job -> job.contentDigest().filter(digest::equals).isPresent());
  }

  @Override
  public void update(ProofJob job, ProofJobState expected) {
    if (!rows.update(job, old -> old.version() == job.version() && old.state() == expected, true)) {
      throw new LostUpdateException("job", job.id());
    }
  }

  @Override
  public long count(ProofJobState state) {
    return rows.count(job -> job.state() == state && job.expiredAt().isEmpty());
  }

  @Override
  public List<ProofJob> page(Optional<ProofJobState> state, Optional<JobId> before, int most) {
    Optional<ProofJob> edge = before.flatMap(rows::find);
    return rows.select(job -> state.filter(wanted -> wanted != job.state()).isEmpty()
        && edge.filter(newer -> NEWEST.compare(newer, job) >= 0).isEmpty(), NEWEST, most);
  }

  @Override
  public int deleteExpiredBefore(Instant time, int most) {
    return rows.delete(job -> job.expiredAt().filter(at -> at.isBefore(time)).isPresent(), most);
  }
}
