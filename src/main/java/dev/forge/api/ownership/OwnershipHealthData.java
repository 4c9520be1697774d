package dev.forge.api.ownership;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether ownership can be proved. */
@Schema(name = "OwnershipHealth")
public record OwnershipHealthData(@Schema(required = true, examples = "ok") String status,
    @Schema(required = true) boolean ready, @Schema(required = true, examples = "ownership") String circuit,
    @JsonbProperty("active_jobs") @Schema(required = true) int activeJobs,
    @JsonbProperty("max_concurrent_jobs") @Schema(required = true) int maxConcurrentJobs,
    @JsonbProperty("mock_prover") @Schema(required = true) boolean mockProver) {}
