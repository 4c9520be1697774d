package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.util.List;
import java.util.Optional;

/**
 * A chunk that a coordinator sends to a worker.
 *
 * @param chunkId from 0 to 2^32 - 1
 * @param preRoot the state root before it, as written
 * @param postRoot the state root after it, as written
 * @param batchId the number of the chunk's batch; coordinators of the old system leave it out
 * @param preShieldedRoot the shielded root, 0 where it is left out
 * @param circuit the name of the circuit to use, where the coordinator says so
 */
public record ChunkRequest(long chunkId, String preRoot, String postRoot, List<SwarmTransaction> transactions,
    Optional<Unsigned64> batchId, Fr preShieldedRoot, Optional<String> circuit) {
  /** Copies the list. */
  public ChunkRequest {
    transactions = List.copyOf(transactions);
  }

  /** Whether all transactions can be executed. */
  public boolean withWitnesses() {
    return transactions.stream().allMatch(transaction -> transaction.transfer().isPresent());
  }
}
