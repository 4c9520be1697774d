package dev.forge.api.worker;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A worker's job as it is. */
@Schema(name = "WorkerJob")
public record WorkerJobData(@JsonbProperty("job_id") @Schema(required = true) UUID jobId,
    @Schema(required = true, enumeration = {"pending", "proving", "completed", "failed"}) String status,
    @JsonbProperty("chunk_id") @Schema(required = true) long chunkId,
    @JsonbProperty("started_at") @Schema(required = true, description = "Unix seconds") long startedAt,
    @JsonbProperty("completed_at") @JsonbNillable @Schema(nullable = true,
        description = "Unix seconds") Long completedAt,
    @JsonbNillable @Schema(nullable = true) ProvedChunkData proof,
    @JsonbNillable @Schema(nullable = true) String error) {}
