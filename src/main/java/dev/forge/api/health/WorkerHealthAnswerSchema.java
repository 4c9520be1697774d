package dev.forge.api.health;

import dev.forge.api.worker.WorkerHealthData;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes a worker's answer. */
@Schema(name = "WorkerHealthAnswer")
record WorkerHealthAnswerSchema(@Schema(required = true, examples = "success") String status,
    @Schema(required = true) WorkerHealthData data) {}
