package dev.forge.api.core;

import dev.forge.api.SettlementData;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the answer with a job's settlement. */
@Schema(name = "SettlementAnswer")
record SettlementAnswerSchema(@Schema(required = true, examples = "success") String status,
    @Schema(required = true) SettlementData data) {}
