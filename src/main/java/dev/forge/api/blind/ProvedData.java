package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A proof and who made it. */
@Schema(name = "BlindProved")
public record ProvedData(@JsonbProperty("blind_proof") @Schema(required = true) BlindProofData blindProof,
    @Schema(required = true) List<Integer> participants) {}
