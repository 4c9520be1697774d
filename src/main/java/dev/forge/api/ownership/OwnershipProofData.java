package dev.forge.api.ownership;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A proof that somebody owns a note. */
@Schema(name = "OwnershipProof")
public record OwnershipProofData(
    @JsonbProperty("proof_bytes") @Schema(required = true,
        description = "Hexadecimal, gnark's raw format: 324 bytes, a mock's 388") String proofBytes,
    @JsonbProperty("public_witness_bytes") @Schema(required = true,
        description = "Hexadecimal: 108 bytes") String publicWitnessBytes,
    @Schema(required = true) String commitment, @Schema(required = true) String nullifier,
    @JsonbProperty("blinded_proxy") @Schema(required = true) String blindedProxy,
    @JsonbProperty("proving_time_ms") @Schema(required = true) long provingTimeMs,
    @JsonbProperty("vk_hash") @Schema(required = true) String vkHash,
    @Schema(required = true, enumeration = {"groth16", "noir", "mock"}) String backend) {}
