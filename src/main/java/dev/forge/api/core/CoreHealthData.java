package dev.forge.api.core;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Numbers of the Core API. */
@Schema(name = "CoreHealth")
public record CoreHealthData(@Schema(required = true, examples = "ok") String status,
    @JsonbProperty("active_jobs") @Schema(required = true) long activeJobs,
    @JsonbProperty("max_concurrent_jobs") @Schema(required = true) int maxConcurrentJobs,
    @JsonbProperty("cached_proofs") @Schema(required = true, description = "Results that are kept") long cachedProofs,
    @JsonbProperty("mock_prover") @Schema(required = true) boolean mockProver) {}
