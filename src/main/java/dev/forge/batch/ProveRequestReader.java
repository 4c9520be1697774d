package dev.forge.batch;

import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.ProveRequest.Options;
import dev.forge.batch.ShieldedEntry.InputNote;
import dev.forge.batch.ShieldedEntry.OutputNote;
import dev.forge.zk.field.Fr;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a request of the Core API from JSON, strictly: numbers are exact and texts must have their form. Unknown
 * fields are ignored, a field that comes twice in an object is not.
 *
 * <p>Also reads a file of checked values: an object with the {@code request} and what is {@code expected} of it.
 */
public final class ProveRequestReader {
  private ProveRequestReader() {}

  /**
   * A request and, where the file gives them, the values expected of it.
   *
   * @param expected what the batch should come to
   */
  public record Document(ProveRequest request, Optional<Expected> expected) {}

  /** The values that a batch should come to. */
  public record Expected(Fr batchHash, Fr withdrawalRoot) {}

  /**
   * Reads a request in UTF-8.
   *
   * @throws RefusedRequestException with {@link RefusalCode#MALFORMED_REQUEST} or {@link RefusalCode#INVALID_FIELD} and
   *     the fields at fault
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static ProveRequest read(InputStream json) {
    return readDocument(json).request();
  }

  /**
   * Reads a request, or a file with a request and expected values, in UTF-8.
   *
   * @throws RefusedRequestException as {@link #read}
   */
  public static Document readDocument(InputStream json) {
    JsonObject object = StrictJson.parse(json);
    Problems problems = new Problems();
    boolean wrapped = object.get("request") instanceof JsonObject && !object.containsKey("batch_id");
    JsonFields fields =
        wrapped
            ? new JsonFields(object.getJsonObject("request"), "/request", problems)
            : new JsonFields(object, "", problems);
    ProveRequest request = request(fields);
    Optional<Expected> expected =
        wrapped && object.get("expected") instanceof JsonObject values
            ? Optional.of(expected(new JsonFields(values, "/expected", problems)))
            : Optional.empty();
    problems.throwIfAny();
    return new Document(request, expected);
  }

  private static ProveRequest request(JsonFields fields) {
    return new ProveRequest(
        fields.unsigned("batch_id"),
        new Roots(fields.canonical("pre_state_root"), fields.canonical("pre_shielded_root")),
        new Roots(fields.canonical("post_state_root"), fields.canonical("post_shielded_root")),
        new Entries(
            fields.list("transfers", ProveRequestReader::transfer),
            fields.list("withdrawals", ProveRequestReader::withdrawal),
            fields.list("shielded", ProveRequestReader::shielded)),
        new Options(fields.hash("hash"), fields.flag("chunked"), fields.flag("settle")));
  }

  private static Transfer transfer(JsonFields fields) {
    return new Transfer(
        account(fields, "sender"),
        fields.path("sender_merkle_path", "sender_path_indices"),
        account(fields, "receiver"),
        fields.path("receiver_merkle_path", "receiver_path_indices"),
        fields.unsigned("amount"),
        fields.signature("signature"));
  }

  private static Withdrawal withdrawal(JsonFields fields) {
    return new Withdrawal(
        account(fields, "sender"),
        fields.path("sender_merkle_path", "sender_path_indices"),
        fields.reduced("l1_recipient"),
        fields.unsigned("amount"),
        fields.signature("signature"));
  }

  private static ShieldedEntry shielded(JsonFields fields) {
    InputNote input =
        new InputNote(
            fields.reduced("input_commitment"),
            fields.unsigned("input_value"),
            fields.secret("input_blinding"),
            fields.unsigned("input_position"),
            fields.optionalPath("input_merkle_path", "input_path_indices"));
    OutputNote output =
        new OutputNote(
            fields.reduced("output_owner"),
            fields.unsigned("output_value"),
            fields.secret("output_blinding"),
            fields.reduced("output_commitment"));
    return new ShieldedEntry(input, fields.secret("spending_key"), output, fields.reduced("nullifier"));
  }

  private static Account account(JsonFields fields, String who) {
    return new Account(
        fields.reduced(who + "_pubkey"), fields.unsigned(who + "_balance"), fields.unsigned(who + "_nonce"));
  }

  private static Expected expected(JsonFields fields) {
    return new Expected(fields.canonical("batch_hash"), fields.canonical("withdrawal_root"));
  }
}
