package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describe the bodies of the coordinator's requests. */
final class BlindRequests {
  private BlindRequests() {}

  /** Of a setup. */
  @Schema(name = "BlindSetupRequest")
  record Setup(@JsonbProperty("circuit_type") @Schema(required = true,
      enumeration = {"schnorr", "hash-preimage"}) String circuitType,
      @JsonbProperty("witness_commitment") @Schema(required = true) WitnessCommitmentData witnessCommitment,
      @Schema(required = true,
          description = "Hexadecimal, little-endian, taken modulo r; shared and erased") String secret) {}

  /** Of a proof. */
  @Schema(name = "BlindProveRequest")
  record Prove(@JsonbProperty("session_id") @Schema(required = true) String sessionId) {}

  /** Of a verification. */
  @Schema(name = "BlindVerifyRequest")
  record Verify(@JsonbProperty("blind_proof") @Schema(required = true) BlindProofData blindProof,
      @JsonbProperty("public_witness") @Schema(required = true, description = "Hexadecimal") String publicWitness,
      @Schema(required = true, description = "64 hexadecimal digits") String salt,
      @JsonbProperty("expected_public_key") String expectedPublicKey,
      @JsonbProperty("expected_generator") String expectedGenerator) {}
}
