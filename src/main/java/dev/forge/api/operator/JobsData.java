package dev.forge.api.operator;

import dev.forge.job.ProofJob;
import dev.forge.ledger.Names;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of jobs, newest first.
 *
 * @param next the id to ask for the next page with; none on the last
 */
@Schema(name = "Jobs")
public record JobsData(@Schema(required = true) List<Entry> jobs,
    @JsonbNillable @Schema(nullable = true, description = "What to give as before for the next page") String next) {
  /** One job. */
  @Schema(name = "Job")
  public record Entry(@JsonbProperty("job_id") @Schema(required = true) String jobId,
      @JsonbProperty("batch_id") @Schema(required = true) BigInteger batchId,
      @Schema(required = true, enumeration = {"pending", "preparing", "proving", "completed", "failed",
          "cancelled"}) String state,
      @JsonbProperty("progress_pct") @Schema(required = true) int progressPct, @Schema(required = true) String message,
      @JsonbProperty("created_at") @Schema(required = true, description = "Unix seconds") long createdAt,
      @JsonbProperty("completed_at") @JsonbNillable @Schema(nullable = true,
          description = "Unix seconds") Long completedAt,
      @JsonbNillable @Schema(nullable = true) String error) {}

  static JobsData of(List<ProofJob> jobs, boolean last) {
    return new JobsData(jobs.stream().map(JobsData::entry).toList(), last ? null : jobs.getLast().id().value());
  }

  private static Entry entry(ProofJob job) {
    return new Entry(job.id().value(), job.batchNumber().toBigInteger(), Names.of(job.state()), job.progressPct(),
        job.message(), job.createdAt().getEpochSecond(), job.completedAt().map(Instant::getEpochSecond).orElse(null),
        job.error().orElse(null));
  }
}
