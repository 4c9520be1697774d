package dev.forge.api.core;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of {@code failed} events, which cancelled jobs have too. */
@Schema(name = "JobFailed")
public record FailedData(@Schema(required = true, examples = "failed") String type,
    @JsonbProperty("job_id") @Schema(required = true) String jobId, @Schema(required = true) String error) {}
