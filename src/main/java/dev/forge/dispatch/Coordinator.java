package dev.forge.dispatch;

import dev.forge.worker.WorkerId;
import java.util.Optional;

/** The coordinator as workers see it: in the same process, or over the network. */
public interface Coordinator {
  /** Asks for a chunk that the bell rang for. */
  ClaimOutcome claim(WorkerId worker, ChunkId chunk);

  /** Asks for any chunk. */
  ClaimOutcome claimNext(WorkerId worker);

  /** Keeps a chunk, and tells what is being done where that changed. */
  RenewOutcome renew(ChunkId chunk, LeaseToken token, Optional<String> progress);

  /** Brings a proof. */
  DeliveryOutcome deliver(Delivery delivery);

  /** Gives a chunk back that could not be proved. */
  FailureOutcome fail(ChunkId chunk, WorkerId worker, LeaseToken token, String reason);

  /** Gives a chunk back that the worker will not prove; that is no failure. Returns whether it was the worker's. */
  boolean giveBack(ChunkId chunk, LeaseToken token, String reason);

  /** The coordinator in this process. */
  static Coordinator of(Claims claims, Deliveries deliveries) {
    return new LocalCoordinator(claims, deliveries);
  }
}
