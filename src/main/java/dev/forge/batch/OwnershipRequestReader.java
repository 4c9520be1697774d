package dev.forge.batch;

import dev.forge.batch.OwnershipRequest.Note;
import java.io.InputStream;

/** Reads a request for a proof of ownership from JSON, strictly; no problem it names shows a private value. */
public final class OwnershipRequestReader {
  private OwnershipRequestReader() {}

  /**
   * Reads a request in UTF-8.
   *
   * @throws RefusedRequestException with {@link RefusalCode#MALFORMED_REQUEST} or {@link RefusalCode#INVALID_FIELD} and
   *     the fields at fault
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static OwnershipRequest read(InputStream json) {
    Problems problems = new Problems();
    JsonFields fields = new JsonFields(StrictJson.parse(json), "", problems);
    OwnershipRequest request = new OwnershipRequest(
        new Note(fields.secret("spending_key"), fields.secretNumber("note_value"), fields.secret("note_blinding"),
            fields.secretNumber("note_position")),
        fields.reduced("commitment"),
        fields.reduced("nullifier"),
        fields.canonical("blinded_proxy"));
    problems.throwIfAny();
    return request;
  }
}
