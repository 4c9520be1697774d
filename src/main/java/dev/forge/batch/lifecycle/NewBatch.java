package dev.forge.batch.lifecycle;

import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.Unsigned64;

/**
 * What is known of a batch when it is submitted, besides its entries.
 *
 * @param publicId the id that callers know
 * @param witnessed whether its entries have their witness
 * @param initialRoot the state root it starts from, as text
 */
public record NewBatch(BatchOrigin origin, String publicId, Unsigned64 number, HashFamily hash, boolean chunked,
    boolean settle, boolean witnessed, String initialRoot) {
  /** A batch of the Core API. */
  public static NewBatch of(ProveRequest request, String publicId) {
    return new NewBatch(BatchOrigin.CORE, publicId, request.batchId(), request.hash(), request.options().chunked(),
        request.options().settle(), true, request.before().state().toString());
  }
}
