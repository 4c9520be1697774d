package dev.forge.api.core;

import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigInteger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job that is kept. */
@Schema(name = "Submitted")
public record SubmittedData(
    @JsonbProperty("job_id") @Schema(required = true, examples = "pj_00112233445566778899aabbccddeeff") String jobId,
    @JsonbProperty("batch_id") @Schema(required = true, examples = "70") BigInteger batchId,
    @JsonbProperty("estimated_time_ms") @Schema(required = true,
        description = "From measured proving times of the circuit; 0 where the proof is there") long estimatedTimeMs,
    @JsonbProperty("status_url") @Schema(required = true,
        examples = "/v2/batch/pj_00112233445566778899aabbccddeeff/status") String statusUrl) {}
