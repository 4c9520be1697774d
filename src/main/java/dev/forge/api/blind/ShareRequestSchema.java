package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body; {@link dev.forge.blind.wire.NodeRequests} reads it. */
@Schema(name = "ShareRequest", description = "Scalars and points are base64 of 32 bytes. The last four are Forge's own")
record ShareRequestSchema(
    @JsonbProperty("session_id") @Schema(required = true) String sessionId,
    @JsonbProperty("node_id") @Schema(required = true) int nodeId,
    @JsonbProperty("share_index") @Schema(required = true) int shareIndex,
    @JsonbProperty("share_value") @Schema(required = true) String shareValue,
    @Schema(required = true) String generator,
    @JsonbProperty("witness_commitment") @Schema(required = true) WitnessCommitmentData witnessCommitment,
    @JsonbProperty("circuit_type") @Schema(required = true,
        enumeration = {"schnorr", "hash-preimage"}) String circuitType,
    @Schema(enumeration = {"plain", "frost"}) String mode,
    @JsonbProperty("share_commitments") List<String> shareCommitments,
    @JsonbProperty("num_nodes") Integer numNodes,
    @JsonbProperty("session_salt") String sessionSalt) {}
