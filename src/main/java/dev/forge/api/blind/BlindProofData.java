package dev.forge.api.blind;

import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.wire.Base64Values;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A blind proof; the last four are Forge's own. */
@Schema(name = "BlindProof")
public record BlindProofData(
    @JsonbProperty("witness_commitment") @Schema(required = true) WitnessCommitmentData witnessCommitment,
    @Schema(required = true) String commitment, @Schema(required = true) String challenge,
    @Schema(required = true) String response, @Schema(required = true) String generator,
    @JsonbProperty("public_key") @Schema(required = true) String publicKey,
    @JsonbProperty("circuit_type") @Schema(required = true,
        enumeration = {
            "schnorr", "hash-preimage"}) String circuitType,
    @JsonbProperty("session_id") String sessionId, @Schema(enumeration = {"plain", "frost"}) String mode,
    List<Integer> participants, Integer threshold) {
  static BlindProofData of(BlindProof proof) {
    BlindProof.Session session = proof.session().orElseThrow();
    return new BlindProofData(new WitnessCommitmentData(proof.witnessCommitment().hex()),
        Base64Values.of(proof.commitment()), Base64Values.of(proof.challenge()), Base64Values.of(proof.response()),
        Base64Values.of(proof.generator()), Base64Values.of(proof.publicKey()), proof.circuit().word(),
        session.id().text(), session.mode().word(), session.participants(), session.threshold());
  }
}
