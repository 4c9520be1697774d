package dev.forge.server;

import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.dispatch.FailureOutcome;
import dev.forge.dispatch.LeaseToken;
import dev.forge.dispatch.RenewOutcome;
import dev.forge.worker.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** A coordinator whose dealings with workers are counted, timed and traced. */
record ObservedCoordinator(Coordinator coordinator, MetricRegistry metrics, Traces traces,
    InstantSource clock) implements Coordinator {
  @Override
  public ClaimOutcome claim(WorkerId worker, ChunkId chunk) {
    return claimed(worker, () -> coordinator.claim(worker, chunk));
  }

  @Override
  public ClaimOutcome claimNext(WorkerId worker) {
    return claimed(worker, () -> coordinator.claimNext(worker));
  }

  @Override
  public RenewOutcome renew(ChunkId chunk, LeaseToken token, Optional<String> progress) {
    RenewOutcome outcome = coordinator.renew(chunk, token, progress);
    if (outcome instanceof RenewOutcome.LeaseLost) {
      metrics.counter("forge_lost_leases").inc();
    }
    return outcome;
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    return traces.within("accept", Map.of("chunk", delivery.chunk().toString()), () -> {
      DeliveryOutcome outcome = coordinator.deliver(delivery);
      metrics.counter("forge_deliveries", new Tag("outcome", nameOf(outcome))).inc();
      return outcome;
    });
  }

  @Override
  public FailureOutcome fail(ChunkId chunk, WorkerId worker, LeaseToken token, String reason) {
    FailureOutcome outcome = coordinator.fail(chunk, worker, token, reason);
    metrics.counter("forge_failed_attempts", new Tag("outcome", nameOf(outcome))).inc();
    return outcome;
  }

  @Override
  public boolean giveBack(ChunkId chunk, LeaseToken token, String reason) {
    boolean given = coordinator.giveBack(chunk, token, reason);
    metrics.counter("forge_given_back").inc(given ? 1 : 0);
    return given;
  }

  private ClaimOutcome claimed(WorkerId worker, Supplier<ClaimOutcome> claim) {
    return traces.within("claim", Map.of("worker", worker.toString()), () -> {
      ClaimOutcome outcome = claim.get();
      metrics.counter("forge_claims", new Tag("outcome", nameOf(outcome))).inc();
      if (outcome instanceof ClaimOutcome.Claimed claimed) {
        begun(claimed);
      }
      return outcome;
    });
  }

  private void begun(ClaimOutcome.Claimed claimed) {
    Tag circuit = new Tag("circuit", claimed.claim().circuit().name());
    metrics.counter("forge_attempts", circuit).inc();
    claimed.waitedSince()
        .ifPresent(from -> metrics.timer("forge_waiting", circuit).update(nonNegative(from, clock.instant())));
    if (claimed.second()) {
      metrics.counter("forge_second_copies", circuit).inc();
    }
  }

  private static Duration nonNegative(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }

  private static String nameOf(ClaimOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Claimed _ -> "claimed";
      case ClaimOutcome.NotAvailable _ -> "not_available";
      case ClaimOutcome.WorkerRefused _ -> "worker_refused";
    };
  }

  private static String nameOf(DeliveryOutcome outcome) {
    return switch (outcome) {
      case DeliveryOutcome.Accepted _ -> "accepted";
      case DeliveryOutcome.Kept _ -> "kept";
      case DeliveryOutcome.AlreadyProved _ -> "already_proved";
      case DeliveryOutcome.ChunkClosed _ -> "chunk_closed";
      case DeliveryOutcome.Rejected _ -> "rejected";
      case DeliveryOutcome.UnknownChunk _ -> "unknown_chunk";
    };
  }

  private static String nameOf(FailureOutcome outcome) {
    return switch (outcome) {
      case FailureOutcome.WillRetry _ -> "will_retry";
      case FailureOutcome.Exhausted _ -> "exhausted";
      case FailureOutcome.LeaseLost _ -> "lease_lost";
    };
  }
}
