package dev.forge.api.swarm;

import dev.forge.api.SettlementData;
import dev.forge.batch.lifecycle.Batch;
import dev.forge.dispatch.ChunkProof;
import dev.forge.ledger.Names;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A swarm batch as it is. */
@Schema(name = "SwarmStatus")
public record SwarmStatusData(
    @JsonbProperty("batch_id") @Schema(required = true, examples = "blue-17") String batchId,
    @Schema(required = true, enumeration = {
        "pending", "slicing", "proving", "settling", "completed", "failed"}) String state,
    @JsonbProperty("chunks_total") @Schema(required = true) int chunksTotal,
    @JsonbProperty("chunks_proved") @Schema(required = true) int chunksProved,
    @JsonbProperty("submitted_at") @Schema(required = true, description = "Unix seconds") long submittedAt,
    @JsonbProperty("proving_started_at") @JsonbNillable @Schema(nullable = true,
        description = "Unix seconds") Long provingStartedAt,
    @JsonbProperty("proving_completed_at") @JsonbNillable @Schema(nullable = true,
        description = "Unix seconds") Long provingCompletedAt,
    @JsonbProperty("settled_at") @JsonbNillable @Schema(nullable = true, description = "Unix seconds") Long settledAt,
    @JsonbNillable @Schema(nullable = true, description = "Once all chunks are proved") Proofs proofs,
    @JsonbNillable @Schema(nullable = true,
        description = "Once settling begins, where it does") SettlementData settlement,
    @JsonbNillable @Schema(nullable = true, description = "Why it failed") String error) {

  /** All proofs of a batch. */
  @Schema(name = "SwarmProofs")
  public record Proofs(@JsonbProperty("batch_id") @Schema(required = true) String batchId,
      @Schema(required = true) List<Proof> proofs,
      @JsonbProperty("total_time_ms") @Schema(required = true,
          description = "From the first chunk's wait to the last proof") long totalTimeMs,
      @JsonbProperty("workers_used") @Schema(required = true) int workersUsed) {}

  /** The proof of a chunk. */
  @Schema(name = "SwarmProof")
  public record Proof(@JsonbProperty("chunk_id") @Schema(required = true) int chunkId,
      @JsonbProperty("worker_id") @Schema(required = true) long workerId,
      @Schema(required = true, description = "Hexadecimal, gnark's raw format") String proof,
      @JsonbProperty("public_inputs") @Schema(required = true, description = "Each 0x and 64 digits") List<
          String> publicInputs,
      @JsonbProperty("proving_time_ms") @Schema(required = true) long provingTimeMs) {

    static Proof of(ChunkProof proof) {
      return new Proof(proof.index().value(), proof.worker().number(), HexFormat.of().formatHex(proof.proofBytes()),
          proof.statement().values(), proof.provingTimeMs());
    }
  }

  /**
   * A batch with its proofs.
   *
   * @param proofs all of them, or none
   */
  static SwarmStatusData of(Batch batch, List<ChunkProof> proofs, Optional<SettlementData> settlement) {
    return new SwarmStatusData(batch.publicId(), Names.of(batch.state()), batch.chunksTotal(), batch.chunksProved(),
        batch.submittedAt().getEpochSecond(), seconds(batch.provingStartedAt()), seconds(batch.provingCompletedAt()),
        seconds(batch.settledAt()), proofs.isEmpty() ? null : proofs(batch, proofs), settlement.orElse(null),
        batch.errorMessage().orElse(null));
  }

  private static Proofs proofs(Batch batch, List<ChunkProof> proofs) {
    Instant from = batch.provingStartedAt().orElse(batch.submittedAt());
    Instant to = batch.provingCompletedAt().orElse(proofs.getLast().acceptedAt());
    int workers = (int) proofs.stream().map(ChunkProof::worker).distinct().count();
    return new Proofs(batch.publicId(), proofs.stream().map(Proof::of).toList(), Duration.between(from, to).toMillis(),
        workers);
  }

  private static Long seconds(Optional<Instant> time) {
    return time.map(Instant::getEpochSecond).orElse(null);
  }
}
