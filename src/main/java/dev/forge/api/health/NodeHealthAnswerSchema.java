package dev.forge.api.health;

import dev.forge.api.blind.NodeHealthData;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes a node's answer. */
@Schema(name = "NodeHealthAnswer")
record NodeHealthAnswerSchema(@Schema(required = true, examples = "success") String status,
    @Schema(required = true) NodeHealthData data) {}
