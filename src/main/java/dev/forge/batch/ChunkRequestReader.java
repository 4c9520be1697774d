package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads a chunk sent to a worker from JSON, as strictly as {@link ProveRequestReader}. */
public final class ChunkRequestReader {
  private ChunkRequestReader() {}

  /**
   * Reads a chunk in UTF-8.
   *
   * @throws RefusedRequestException with {@link RefusalCode#MALFORMED_REQUEST} or {@link RefusalCode#INVALID_FIELD} and
   *     the fields at fault
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static ChunkRequest read(InputStream json) {
    Problems problems = new Problems();
    JsonFields fields = new JsonFields(StrictJson.parse(json), "", problems);
    fields.list("transactions");
    List<SwarmTransaction> transactions = fields.list("transactions", TransactionFields::read);
    boolean executable = transactions.stream().anyMatch(transaction -> transaction.transfer().isPresent());
    ChunkRequest request = new ChunkRequest(
        fields.unsigned32("chunk_id"),
        fields.fieldText("pre_root", executable),
        fields.fieldText("post_root", executable),
        transactions,
        fields.has("batch_id") ? Optional.of(fields.unsigned("batch_id")) : Optional.empty(),
        fields.has("pre_shielded_root") ? fields.canonical("pre_shielded_root") : Fr.ZERO,
        fields.has("circuit") ? Optional.of(fields.name("circuit")) : Optional.empty());
    if (executable && !request.withWitnesses()) {
      problems.invalid("/transactions", "carry witnesses in part only");
    }
    problems.throwIfAny();
    return request;
  }
}
