package dev.forge.dispatch;

import dev.forge.worker.WorkerId;
import java.util.Optional;

/** The coordinator in the worker's own process. */
record LocalCoordinator(Claims claims, Deliveries deliveries) implements Coordinator {
  @Override
  public ClaimOutcome claim(WorkerId worker, ChunkId chunk) {
    return claims.claim(worker, chunk);
  }

  @Override
  public ClaimOutcome claimNext(WorkerId worker) {
    return claims.claimNext(worker);
  }

  @Override
  public RenewOutcome renew(ChunkId chunk, LeaseToken token, Optional<String> progress) {
    return claims.renew(chunk, token, progress);
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    return deliveries.deliver(delivery);
  }

  @Override
  public boolean giveBack(ChunkId chunk, LeaseToken token, String reason) {
    return deliveries.giveBack(chunk, token, reason);
  }

  @Override
  public FailureOutcome fail(ChunkId chunk, WorkerId worker, LeaseToken token, String reason) {
    return deliveries.fail(chunk, worker, token, reason);
  }
}
