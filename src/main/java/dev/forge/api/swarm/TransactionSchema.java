package dev.forge.api.swarm;

import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigInteger;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes a transaction in requests of the swarm and to its workers. */
@Schema(name = "SwarmTransaction",
    description = "Either without or with all of its witness: balances, nonces, paths, indices")
public record TransactionSchema(
    @JsonbProperty("sender_pubkey") @Schema(required = true) String senderPubkey,
    @JsonbProperty("receiver_pubkey") @Schema(required = true) String receiverPubkey,
    @Schema(required = true, minimum = "0") BigInteger amount,
    @Schema(required = true, pattern = "(0x)?([0-9a-fA-F]{64}){1,2}") String signature,
    @JsonbProperty("merkle_path") @Schema(description = "The sender's path; or sender_merkle_path") List<
        String> merklePath,
    @JsonbProperty("sender_merkle_path") @Schema(minItems = 32, maxItems = 32) List<String> senderMerklePath,
    @JsonbProperty("sender_path_indices") @Schema(minItems = 32, maxItems = 32) List<Integer> senderPathIndices,
    @JsonbProperty("sender_balance") @Schema(minimum = "0") BigInteger senderBalance,
    @JsonbProperty("sender_nonce") @Schema(minimum = "0") BigInteger senderNonce,
    @JsonbProperty("receiver_balance") @Schema(minimum = "0") BigInteger receiverBalance,
    @JsonbProperty("receiver_nonce") @Schema(minimum = "0") BigInteger receiverNonce,
    @JsonbProperty("receiver_merkle_path") @Schema(minItems = 32, maxItems = 32) List<String> receiverMerklePath,
    @JsonbProperty("receiver_path_indices") @Schema(minItems = 32, maxItems = 32) List<Integer> receiverPathIndices) {}
