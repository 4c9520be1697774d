package dev.forge.api.worker;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Numbers of a worker. */
@Schema(name = "WorkerHealth")
public record WorkerHealthData(@Schema(required = true, examples = "ok") String status,
    @JsonbProperty("worker_id") @Schema(required = true) long workerId, @Schema(required = true) boolean ready,
    @JsonbProperty("active_jobs") @Schema(required = true) int activeJobs,
    @JsonbProperty("max_concurrent_jobs") @Schema(required = true) int maxConcurrentJobs,
    @JsonbProperty("total_proofs") @Schema(required = true) long totalProofs,
    @JsonbProperty("avg_proving_time_ms") @Schema(required = true) long avgProvingTimeMs) {}
