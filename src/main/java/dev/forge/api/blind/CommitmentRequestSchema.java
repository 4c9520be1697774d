package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body. */
@Schema(name = "CommitmentRequest")
record CommitmentRequestSchema(@JsonbProperty("session_id") @Schema(required = true) String sessionId,
    @JsonbProperty("setup_id") @Schema(
        description = "Forge's own: the setup whose share a new session uses") String setupId) {}
