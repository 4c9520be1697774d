package dev.forge.api.swarm;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Numbers of the swarm. */
@Schema(name = "SwarmHealth")
public record SwarmHealthData(@Schema(required = true, examples = "ok") String status,
    @JsonbProperty("workers_available") @Schema(required = true) long workersAvailable,
    @JsonbProperty("workers_ready") @Schema(required = true) long workersReady,
    @JsonbProperty("pending_batches") @Schema(required = true) long pendingBatches,
    @JsonbProperty("total_batches_processed") @Schema(required = true) long totalBatchesProcessed) {}
