package dev.forge.api.core;

import dev.forge.api.SettlementData;
import dev.forge.dispatch.ChunkProof;
import dev.forge.job.ProofResult;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A job's proof: the data of {@code completed} events, which alone have a type, and of the answer.
 *
 * @param chunks the proofs of a batch in several of them, whose own values then are null
 */
@Schema(name = "Proof")
public record ProofData(
    @Schema(description = "In events", examples = "completed") String type,
    @JsonbProperty("job_id") @Schema(required = true) String jobId,
    @JsonbProperty("batch_id") @Schema(required = true, examples = "70") BigInteger batchId,
    @JsonbProperty("proof_bytes") @JsonbNillable @Schema(nullable = true,
        description = "776 hexadecimal digits: 388 bytes in gnark's raw format; null for a batch in chunks") String proofBytes,
    @JsonbProperty("public_witness_bytes") @JsonbNillable @Schema(nullable = true,
        description = "472 hexadecimal digits: 236 bytes in gnark's raw format") String publicWitnessBytes,
    @JsonbProperty("batch_hash") @JsonbNillable @Schema(nullable = true) String batchHash,
    @JsonbProperty("withdrawal_root") @JsonbNillable @Schema(nullable = true) String withdrawalRoot,
    @JsonbProperty("proving_time_ms") @Schema(required = true) long provingTimeMs,
    @JsonbNillable @Schema(nullable = true, examples = "batch_8_4_4") String circuit,
    @JsonbProperty("vk_hash") @JsonbNillable @Schema(nullable = true,
        description = "SHA-256 of the verifying key in gnark's raw format") String vkHash,
    @Schema(required = true, enumeration = {
        "groth16", "noir", "mock"}) String backend,
    @Schema(required = true, description = "Checked against this request's own public inputs") boolean verified,
    @Schema(description = "The proofs of a batch in chunks, in order") List<Chunk> chunks,
    @Schema(description = "Where settling was asked for and has begun") SettlementData settlement) {

  /** One of several proofs. */
  @Schema(name = "ProofOfChunk")
  public record Chunk(
      @JsonbProperty("chunk_id") @Schema(required = true) int chunkId,
      @Schema(required = true) String circuit,
      @JsonbProperty("vk_hash") @Schema(required = true) String vkHash,
      @JsonbProperty("proof_bytes") @Schema(required = true) String proofBytes,
      @JsonbProperty("public_witness_bytes") @Schema(required = true) String publicWitnessBytes) {

    static Chunk of(ChunkProof proof) {
      return new Chunk(proof.index().value(), proof.circuit(), proof.verifyingKeyHash(), hex(proof.proofBytes()),
          hex(proof.publicWitnessBytes()));
    }
  }

  /** The answer to who asks for the proof. */
  static ProofData of(ProofResult result) {
    return of(result, null);
  }

  /** The data of the event that says that it is there. */
  static ProofData completed(ProofResult result) {
    return of(result, "completed");
  }

  /** The same with its settlement. */
  ProofData with(SettlementData settled) {
    return new ProofData(type, jobId, batchId, proofBytes, publicWitnessBytes, batchHash, withdrawalRoot, provingTimeMs,
        circuit, vkHash, backend, verified, chunks, settled);
  }

  private static ProofData of(ProofResult result, String type) {
    ChunkProof first = result.first();
    String job = result.job().value();
    BigInteger batch = result.batchNumber().toBigInteger();
    if (result.isChunked()) {
      return new ProofData(type, job, batch, null, null, null, null, result.provingTimeMs(), null, null,
          first.backend(),
          result.verified(), result.proofs().stream().map(Chunk::of).toList(), null);
    }
    return new ProofData(type, job, batch, hex(first.proofBytes()), hex(first.publicWitnessBytes()),
        first.statement().batchHash(), first.statement().withdrawalRoot(), result.provingTimeMs(), first.circuit(),
        first.verifyingKeyHash(), first.backend(), result.verified(), null, null);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
