package dev.forge.api.ownership;

import jakarta.json.bind.annotation.JsonbProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body; {@link dev.forge.batch.OwnershipRequestReader} reads it. */
@Schema(name = "OwnershipRequest",
    description = "Numbers in decimal or hexadecimal digits. The first four are private: never stored, never logged")
record OwnershipRequestSchema(
    @JsonbProperty("spending_key") @Schema(required = true) String spendingKey,
    @JsonbProperty("note_value") @Schema(required = true) String noteValue,
    @JsonbProperty("note_blinding") @Schema(required = true) String noteBlinding,
    @JsonbProperty("note_position") @Schema(required = true) String notePosition,
    @Schema(required = true,
        description = "hash_3(owner, value, blinding), owner = hash_3(0x504b, spending_key, 0)") String commitment,
    @Schema(required = true, description = "hash_4(3, spending_key, commitment, position)") String nullifier,
    @JsonbProperty("blinded_proxy") @Schema(required = true,
        description = "hash_3(0x44454c45, commitment, position)") String blindedProxy) {}
