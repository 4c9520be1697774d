package dev.forge.api.blind;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** SHA-256(public witness, salt). */
@Schema(name = "WitnessCommitment")
public record WitnessCommitmentData(@Schema(required = true, description = "64 hexadecimal digits") String hash) {}
