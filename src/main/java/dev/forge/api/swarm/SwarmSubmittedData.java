package dev.forge.api.swarm;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A batch that was taken in. */
@Schema(name = "SwarmSubmitted")
public record SwarmSubmittedData(
    @JsonbProperty("batch_id") @Schema(required = true, examples = "blue-17") String batchId,
    @Schema(required = true, description = "How many chunks it will have") int chunks,
    @JsonbProperty("workers_assigned") @Schema(required = true,
        description = "How many workers are ready") int workersAssigned,
    @Schema(required = true, examples = "pending") String status) {}
