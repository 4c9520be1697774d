package dev.forge.api.swarm;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A batch that is settled again. */
@Schema(name = "Resumed")
public record ResumedData(@JsonbProperty("batch_id") @Schema(required = true) String batchId,
    @Schema(required = true, examples = "settling") String state) {}
