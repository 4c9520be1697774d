package dev.forge.api.swarm;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body of a submission; {@link dev.forge.batch.SwarmBatchReader} reads it. */
@Schema(name = "SwarmRequest")
record SwarmRequestSchema(@Schema(required = true) BatchSchema batch) {

  @Schema(name = "SwarmBatch")
  record BatchSchema(
      @JsonbProperty("batch_id") @Schema(required = true, minLength = 1, maxLength = 200) String batchId,
      @JsonbProperty("initial_root") @Schema(required = true, examples = "0x05") String initialRoot,
      @Schema(required = true, minItems = 1) List<TransactionSchema> transactions,
      @Schema(
          description = "Whether it is settled; what this server does with all where it is absent") Boolean settle) {}
}
