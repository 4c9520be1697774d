package dev.forge.api.core;

import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigInteger;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body of a submission; {@link dev.forge.batch.ProveRequestReader} reads it. */
@Schema(name = "ProveRequest")
record ProveRequestSchema(
    @JsonbProperty("batch_id") @Schema(required = true, minimum = "0",
        maximum = "18446744073709551615") BigInteger batchId,
    @JsonbProperty("pre_state_root") @Schema(required = true, description = FIELD) String preStateRoot,
    @JsonbProperty("post_state_root") @Schema(required = true, description = FIELD) String postStateRoot,
    @JsonbProperty("pre_shielded_root") @Schema(required = true, description = FIELD) String preShieldedRoot,
    @JsonbProperty("post_shielded_root") @Schema(required = true, description = FIELD) String postShieldedRoot,
    List<TransferSchema> transfers,
    List<WithdrawalSchema> withdrawals,
    List<ShieldedSchema> shielded,
    @Schema(enumeration = {
        "mimc", "poseidon2"}, defaultValue = "mimc", description = "The hash of the state tree") String hash,
    @Schema(defaultValue = "false", description = "Several proofs where no circuit holds the batch") boolean chunked,
    @Schema(defaultValue = "false", description = "Settle the proof on chain") boolean settle) {
  static final String FIELD = "A field element of BN254: 64 hexadecimal digits, 0x and fewer, or a decimal number";
  private static final String PATH = "32 siblings, the leaf's first";
  private static final String INDICES = "32 bits, 1 where the node is the right child";

  @Schema(name = "Transfer")
  record TransferSchema(
      @JsonbProperty("sender_pubkey") @Schema(required = true, description = FIELD) String senderPubkey,
      @JsonbProperty("sender_balance") @Schema(required = true, minimum = "0") BigInteger senderBalance,
      @JsonbProperty("sender_nonce") @Schema(required = true, minimum = "0") BigInteger senderNonce,
      @JsonbProperty("sender_merkle_path") @Schema(required = true, minItems = 32, maxItems = 32,
          description = PATH) List<String> senderMerklePath,
      @JsonbProperty("sender_path_indices") @Schema(required = true, minItems = 32, maxItems = 32,
          description = INDICES) List<Integer> senderPathIndices,
      @JsonbProperty("receiver_pubkey") @Schema(required = true, description = FIELD) String receiverPubkey,
      @JsonbProperty("receiver_balance") @Schema(required = true, minimum = "0") BigInteger receiverBalance,
      @JsonbProperty("receiver_nonce") @Schema(required = true, minimum = "0") BigInteger receiverNonce,
      @JsonbProperty("receiver_merkle_path") @Schema(required = true, minItems = 32, maxItems = 32,
          description = PATH) List<String> receiverMerklePath,
      @JsonbProperty("receiver_path_indices") @Schema(required = true, minItems = 32, maxItems = 32,
          description = INDICES) List<Integer> receiverPathIndices,
      @Schema(required = true, minimum = "0") BigInteger amount,
      @Schema(required = true, pattern = SIGNATURE) String signature) {}

  @Schema(name = "Withdrawal")
  record WithdrawalSchema(
      @JsonbProperty("sender_pubkey") @Schema(required = true, description = FIELD) String senderPubkey,
      @JsonbProperty("sender_balance") @Schema(required = true, minimum = "0") BigInteger senderBalance,
      @JsonbProperty("sender_nonce") @Schema(required = true, minimum = "0") BigInteger senderNonce,
      @JsonbProperty("sender_merkle_path") @Schema(required = true, minItems = 32, maxItems = 32,
          description = PATH) List<String> senderMerklePath,
      @JsonbProperty("sender_path_indices") @Schema(required = true, minItems = 32, maxItems = 32,
          description = INDICES) List<Integer> senderPathIndices,
      @JsonbProperty("l1_recipient") @Schema(required = true, description = FIELD) String l1Recipient,
      @Schema(required = true, minimum = "0") BigInteger amount,
      @Schema(required = true, pattern = SIGNATURE) String signature) {}

  @Schema(name = "ShieldedEntry",
      description = "Zeros and empty lists stand for an input note that the sequencer does not know")
  record ShieldedSchema(
      @JsonbProperty("input_commitment") @Schema(required = true, description = FIELD) String inputCommitment,
      @JsonbProperty("input_value") @Schema(required = true, minimum = "0") BigInteger inputValue,
      @JsonbProperty("input_blinding") @Schema(required = true, description = FIELD) String inputBlinding,
      @JsonbProperty("input_position") @Schema(required = true, minimum = "0") BigInteger inputPosition,
      @JsonbProperty("input_merkle_path") @Schema(required = true, description = PATH) List<String> inputMerklePath,
      @JsonbProperty("input_path_indices") @Schema(required = true, description = INDICES) List<
          Integer> inputPathIndices,
      @JsonbProperty("spending_key") @Schema(required = true, description = FIELD) String spendingKey,
      @JsonbProperty("output_owner") @Schema(required = true, description = FIELD) String outputOwner,
      @JsonbProperty("output_value") @Schema(required = true, minimum = "0") BigInteger outputValue,
      @JsonbProperty("output_blinding") @Schema(required = true, description = FIELD) String outputBlinding,
      @JsonbProperty("output_commitment") @Schema(required = true, description = FIELD) String outputCommitment,
      @Schema(required = true, description = FIELD) String nullifier) {}

  private static final String SIGNATURE = "(0x)?([0-9a-fA-F]{64}){1,2}";
}
