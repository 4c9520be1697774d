package dev.forge.api;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.settlement.Settlement;
import dev.forge.settlement.SettlementState;
import dev.forge.settlement.Settling;
import dev.forge.settlement.SignedTransaction;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the proofs of a batch are settled on chain. */
@Schema(name = "Settlement")
public record SettlementData(
    @JsonbProperty("batch_id") @Schema(required = true) String batchId,
    @Schema(required = true) List<OfChunk> settlements,
    @JsonbProperty("batched_tx_signature") @JsonbNillable @Schema(nullable = true) String batchedTxSignature,
    @JsonbProperty("settlement_time_ms") @Schema(required = true) long settlementTimeMs,
    @JsonbProperty("all_verified") @Schema(required = true) boolean allVerified,
    @Schema(required = true, enumeration = {
        "settling", "settled", "failed"}) String state) {

  /** Whether it will not change any more. */
  public boolean isOver() {
    return !state.equals("settling");
  }

  /** How one proof is settled. */
  @Schema(name = "SettlementOfChunk")
  public record OfChunk(
      @JsonbProperty("chunk_id") @Schema(required = true) int chunkId,
      @JsonbProperty("tx_signature") @Schema(required = true,
          description = "Empty before it is signed") String txSignature,
      @Schema(required = true) boolean verified,
      @JsonbProperty("compute_units_consumed") @JsonbNillable @Schema(nullable = true) Long computeUnitsConsumed,
      @Schema(description = "What it waits for, or why it was given up, and what to do") String message) {

    static OfChunk of(Settlement row) {
      return new OfChunk(row.index().value(), row.transaction().map(SignedTransaction::signature).orElse(""),
          row.state() == SettlementState.SETTLED, row.computeUnits().orElse(null),
          row.error().or(row::note).orElse(null));
    }
  }

  /** The settlement of a batch under the id that callers know; none before it begins, or where the batch is not settled. */
  public static Optional<SettlementData> of(Batch batch, Settling settling) {
    List<Settlement> rows = batch.settles() ? settling.of(batch.id()) : List.of();
    return rows.isEmpty() ? Optional.empty() : Optional.of(of(batch, rows));
  }

  private static SettlementData of(Batch batch, List<Settlement> rows) {
    boolean all = rows.stream().allMatch(row -> row.state() == SettlementState.SETTLED);
    Instant from = rows.stream().map(Settlement::createdAt).min(Instant::compareTo).orElseThrow();
    Instant to = rows.stream().map(Settlement::updatedAt).max(Instant::compareTo).orElseThrow();
    String state = batch.state() == BatchState.FAILED ? "failed" : all ? "settled" : "settling";
    return new SettlementData(batch.publicId(), rows.stream().map(OfChunk::of).toList(), null,
        Duration.between(from, to).toMillis(), all, state);
  }
}
