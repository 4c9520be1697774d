package dev.forge.batch;

import java.util.List;
import java.util.Optional;

/** The fields of a transaction in requests of the swarm and to its workers. */
final class TransactionFields {
  /** Fields of a transfer that are there only with a witness. */
  private static final List<String> WITNESS = List.of("sender_balance", "sender_nonce", "sender_merkle_path",
      "sender_path_indices", "receiver_balance", "receiver_nonce", "receiver_merkle_path", "receiver_path_indices");

  private TransactionFields() {}

  static SwarmTransaction read(JsonFields fields) {
    boolean executable = WITNESS.stream().anyMatch(fields::has);
    String sender = fields.fieldText("sender_pubkey", false);
    String receiver = fields.fieldText("receiver_pubkey", false);
    if (executable) {
      Transfer transfer = transfer(fields);
      return new SwarmTransaction(sender, receiver, transfer.amount(), Optional.of(transfer));
    }
    fields.signature("signature");
    fields.nodes("merkle_path");
    return new SwarmTransaction(sender, receiver, fields.unsigned("amount"), Optional.empty());
  }

  private static Transfer transfer(JsonFields fields) {
    String senderPath = fields.has("sender_merkle_path") ? "sender_merkle_path" : "merkle_path";
    return new Transfer(
        account(fields, "sender"),
        fields.path(senderPath, "sender_path_indices"),
        account(fields, "receiver"),
        fields.path("receiver_merkle_path", "receiver_path_indices"),
        fields.unsigned("amount"),
        fields.signature("signature"));
  }

  private static Account account(JsonFields fields, String who) {
    return new Account(
        fields.reduced(who + "_pubkey"), fields.unsigned(who + "_balance"), fields.unsigned(who + "_nonce"));
  }
}
