package dev.forge.storage.jpa;

import dev.forge.dispatch.BatchId;
import dev.forge.job.ContentDigest;
import dev.forge.job.JobId;
import dev.forge.job.ProofJob;
import dev.forge.job.ProofJobState;
import dev.forge.job.ProofJobs;
import dev.forge.ledger.LostUpdateException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaJobs implements ProofJobs {
  private static final GuardedUpdate UPDATE = new GuardedUpdate(ProofJob.class, "e.state = :expected");

  private final JpaTable<ProofJob> rows;

  JpaJobs(JpaUnits units) {
    rows = new JpaTable<>(units, ProofJob.class);
  }

  @Override
  public void insert(ProofJob job) {
    rows.insert(job);
  }

  @Override
  public Optional<ProofJob> find(JobId id) {
    return rows.only("where e.id = :id", Map.of("id", id.value()));
  }

  @Override
  public Optional<ProofJob> of(BatchId batch) {
    return rows.first("where e.batch = :batch", Map.of("batch", batch.value()));
  }

  @Override
  public Optional<ProofJob> withContent(ContentDigest digest) {
    return rows.first("where e.contentDigest = :digest", Map.of("digest", digest.hexadecimal()));
  }

  @Override
  public void update(ProofJob job, ProofJobState expected) {
    if (!rows.update(UPDATE, job, Map.of("expected", expected))) {
      throw new LostUpdateException("job", job.id());
    }
  }

  @Override
  public long count(ProofJobState state) {
    String unexpired = state.isTerminal() ? " and e.expiredAt is null" : ""; // without a result there is none to expire
    return rows.count("where e.state = :state" + unexpired, Map.of("state", state));
  }

  @Override
  public List<ProofJob> page(Optional<ProofJobState> state, Optional<JobId> before, int most) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder where = new StringBuilder("where 1 = 1");
    state.ifPresent(wanted -> {
      where.append(" and e.state = :state");
      parameters.put("state", wanted);
    });
    before.flatMap(this::find).ifPresent(newer -> {
      where.append(" and (e.createdAt < :at or e.createdAt = :at and e.id < :id)");
      parameters.put("at", newer.createdAt().toEpochMilli());
      parameters.put("id", newer.id().value());
    });
    return rows.select(where + " order by e.createdAt desc, e.id desc", parameters, most);
  }

  @Override
  public int deleteExpiredBefore(Instant time, int most) {
    List<String> old = rows.values("select e.id from ProofJob e where e.expiredAt < :time order by e.expiredAt",
        String.class, Map.of("time", time.toEpochMilli()), most);
    return old.isEmpty() ? 0 : rows.delete("where e.id in :old", Map.of("old", old));
  }
}
