package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A node's part of a response. */
@Schema(name = "Fragment")
public record FragmentData(@JsonbProperty("node_id") @Schema(required = true) int nodeId,
    @JsonbProperty("session_id") @Schema(required = true) String sessionId,
    @Schema(required = true) String response) {}
