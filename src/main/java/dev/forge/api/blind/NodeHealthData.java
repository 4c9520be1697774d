package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A node as it is now. */
@Schema(name = "NodeHealth")
public record NodeHealthData(@Schema(required = true, examples = "ok") String status,
    @JsonbProperty("node_id") @Schema(required = true) int nodeId, @Schema(required = true) boolean ready,
    @Schema(description = "Modes in which shares are taken") List<String> modes) {}
