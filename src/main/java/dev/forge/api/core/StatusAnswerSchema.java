package dev.forge.api.core;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the answer with a snapshot of a job's status. */
@Schema(name = "StatusAnswer")
record StatusAnswerSchema(@Schema(required = true, examples = "success") String status,
    @Schema(required = true) StatusData data) {}
