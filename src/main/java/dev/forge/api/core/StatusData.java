package dev.forge.api.core;

import dev.forge.api.SettlementData;
import dev.forge.job.JobEvent;
import dev.forge.job.ProofJob;
import dev.forge.job.ProofJobState;
import dev.forge.ledger.Names;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job's status: the data of {@code status} events and of a snapshot. */
@Schema(name = "JobStatus")
public record StatusData(
    @Schema(required = true, examples = "status") String type,
    @JsonbProperty("job_id") @Schema(required = true) String jobId,
    @JsonbProperty("batch_id") @Schema(required = true, examples = "70") BigInteger batchId,
    @Schema(required = true, enumeration = {
        "pending", "preparing", "proving", "completed", "failed", "cancelled"}) String state,
    @JsonbProperty("progress_pct") @Schema(required = true, minimum = "0", maximum = "100") int progressPct,
    @Schema(required = true, description = "What happens, in human words") String message,
    @JsonbProperty("created_at") @Schema(required = true, description = "Unix seconds") long createdAt,
    @JsonbProperty("updated_at") @Schema(required = true, description = "Unix seconds") long updatedAt,
    @JsonbProperty("completed_at") @JsonbNillable @Schema(nullable = true,
        description = "Unix seconds") Long completedAt,
    @JsonbNillable @Schema(nullable = true, description = "Why the job ended without a proof") String error,
    @Schema(description = "In snapshots, where settling was asked for and has begun") SettlementData settlement) {

  /** A job as it is. */
  static StatusData of(ProofJob job) {
    return of(job, job.state(), job.progressPct(), job.message(), job.updatedAt());
  }

  /** A job as it was when an event happened. */
  static StatusData of(ProofJob job, JobEvent event) {
    return of(job, event.state(), event.progressPct(), event.message(), event.createdAt());
  }

  /** The same with its settlement. */
  StatusData with(SettlementData settled) {
    return new StatusData(type, jobId, batchId, state, progressPct, message, createdAt, updatedAt, completedAt, error,
        settled);
  }

  private static StatusData of(ProofJob job, ProofJobState state, int progress, String message, Instant at) {
    Optional<Instant> ended = state.isTerminal() ? job.completedAt() : Optional.empty();
    return new StatusData("status", job.id().value(), job.batchNumber().toBigInteger(), Names.of(state), progress,
        message,
        job.createdAt().getEpochSecond(), at.getEpochSecond(), ended.map(Instant::getEpochSecond).orElse(null),
        state.isTerminal() ? job.error().orElse(null) : null, null);
  }
}
