package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a verification found. */
@Schema(name = "BlindVerdict")
public record VerdictData(@Schema(required = true) boolean valid,
    @JsonbProperty("commitment_valid") @Schema(required = true) boolean commitmentValid,
    @JsonbNillable @Schema(required = true,
        description = "Why it is not valid, or what was not checked; null where there is nothing to say") String message) {}
