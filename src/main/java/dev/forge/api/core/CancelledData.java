package dev.forge.api.core;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job that was cancelled. */
@Schema(name = "Cancelled")
public record CancelledData(@JsonbProperty("job_id") @Schema(required = true) String jobId,
    @Schema(required = true, examples = "true") boolean cancelled) {}
