package dev.forge.api.core;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of {@code progress} events. */
@Schema(name = "JobProgress")
public record ProgressData(@Schema(required = true, examples = "progress") String type,
    @JsonbProperty("job_id") @Schema(required = true) String jobId,
    @JsonbProperty("progress_pct") @Schema(required = true) int progressPct, @Schema(required = true) String message) {}
