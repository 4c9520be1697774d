package dev.forge.api.health;

import dev.forge.api.swarm.SwarmHealthData;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes a coordinator's answer. */
@Schema(name = "SwarmHealthAnswer")
record SwarmHealthAnswerSchema(@Schema(required = true, examples = "success") String status,
    @Schema(required = true) SwarmHealthData data) {}
