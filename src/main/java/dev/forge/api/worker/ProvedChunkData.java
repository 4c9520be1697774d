package dev.forge.api.worker;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A chunk's proof, as the worker gives it out. */
@Schema(name = "ProvedChunk")
public record ProvedChunkData(@JsonbProperty("job_id") @Schema(required = true) UUID jobId,
    @JsonbProperty("chunk_id") @Schema(required = true) long chunkId,
    @JsonbProperty("worker_id") @Schema(required = true) long workerId,
    @Schema(required = true, description = "Hexadecimal, gnark's raw format") String proof,
    @JsonbProperty("public_inputs") @Schema(required = true, description = "Each 0x and 64 digits") List<
        String> publicInputs,
    @JsonbProperty("proving_time_ms") @Schema(required = true) long provingTimeMs) {}
