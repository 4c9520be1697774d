package dev.forge.api.operator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an operator moved.
 *
 * @param id of the job, batch or worker
 * @param state where it is now
 */
@Schema(name = "Moved")
public record MovedData(@Schema(required = true) String id, @Schema(required = true) String state) {}
