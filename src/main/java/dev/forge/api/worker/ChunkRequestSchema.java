package dev.forge.api.worker;

import dev.forge.api.swarm.TransactionSchema;
import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigInteger;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body of a chunk; {@link dev.forge.batch.ChunkRequestReader} reads it. */
@Schema(name = "ChunkRequest")
record ChunkRequestSchema(
    @JsonbProperty("chunk_id") @Schema(required = true, minimum = "0", maximum = "4294967295") long chunkId,
    @JsonbProperty("pre_root") @Schema(required = true) String preRoot,
    @JsonbProperty("post_root") @Schema(required = true) String postRoot,
    @Schema(required = true) List<TransactionSchema> transactions,
    @JsonbProperty("batch_id") @Schema(minimum = "0", maximum = "18446744073709551615") BigInteger batchId,
    @JsonbProperty("pre_shielded_root") String preShieldedRoot,
    @Schema(examples = "batch_8_0_0", description = "By default the smallest that holds the chunk") String circuit) {}
