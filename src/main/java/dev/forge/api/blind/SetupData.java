package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was set up. */
@Schema(name = "BlindSetup")
public record SetupData(@Schema(required = true) String generator,
    @JsonbProperty("witness_commitment") @Schema(required = true) WitnessCommitmentData witnessCommitment,
    @Schema(required = true, description = "The witness commitment again") WitnessCommitmentData echo,
    @JsonbProperty("num_nodes") @Schema(required = true) int numNodes, @Schema(required = true) int threshold,
    @JsonbProperty("session_id") @Schema(required = true) String sessionId,
    @Schema(required = true, enumeration = {"plain", "frost"}) String mode,
    @JsonbProperty("public_key") @Schema(required = true) String publicKey,
    @Schema(required = true, description = "The nodes that hold a share") List<Integer> holders) {}
