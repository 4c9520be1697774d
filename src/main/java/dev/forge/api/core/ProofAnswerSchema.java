package dev.forge.api.core;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the answer with a proof. */
@Schema(name = "ProofAnswer")
record ProofAnswerSchema(@Schema(required = true, examples = "success") String status,
    @Schema(required = true) ProofData data) {}
