package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a node shows of its nonces. */
@Schema(name = "NonceCommitment")
public record CommitmentData(@JsonbProperty("node_id") @Schema(required = true) int nodeId,
    @JsonbProperty("session_id") @Schema(required = true) String sessionId,
    @Schema(required = true) String commitment,
    @JsonbProperty("binding_commitment") @Schema(description = "In the FROST mode") String bindingCommitment) {}
