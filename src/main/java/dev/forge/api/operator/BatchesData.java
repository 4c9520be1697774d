package dev.forge.api.operator;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.ledger.Names;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Batches of the swarm, newest first. */
@Schema(name = "Batches")
public record BatchesData(@Schema(required = true) List<Entry> batches) {
  /** One batch. */
  @Schema(name = "BatchEntry")
  public record Entry(@JsonbProperty("batch_id") @Schema(required = true) String batchId,
      @Schema(required = true, enumeration = {"pending", "slicing", "proving", "settling", "completed",
          "failed"}) String state,
      @JsonbProperty("chunks_total") @Schema(required = true) int chunksTotal,
      @JsonbProperty("chunks_proved") @Schema(required = true) int chunksProved,
      @JsonbProperty("submitted_at") @Schema(required = true, description = "Unix seconds") long submittedAt,
      @JsonbProperty("may_be_requeued") @Schema(required = true) boolean mayBeRequeued,
      @JsonbNillable @Schema(nullable = true) String error) {}

  static BatchesData of(List<Batch> batches) {
    return new BatchesData(batches.stream().map(BatchesData::entry).toList());
  }

  private static Entry entry(Batch batch) {
    return new Entry(batch.publicId(), Names.of(batch.state()), batch.chunksTotal(), batch.chunksProved(),
        batch.submittedAt().getEpochSecond(), batch.mayBeRequeued(),
        batch.errorCode().map(code -> code + ": " + batch.errorMessage().orElse("")).orElse(null));
  }
}
