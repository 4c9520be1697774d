package dev.forge.dispatch;

import dev.forge.prover.CircuitId;
import dev.forge.worker.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of which chunks a second copy may be made: those whose try takes far longer than usual for their circuit. What is usual is
 * measured in the latest proofs, and asked for again every so many claims.
 */
final class SecondCopies {
  private static final int LATEST = 100;
  private static final int ASK_AGAIN_AFTER = 50;
  private static final int PERCENT = 95;

  private final ChunkRows rows;
  private final CopyPolicy policy;
  private final Map<CircuitId, Measured> known = new ConcurrentHashMap<>();

  private record Measured(Optional<Duration> tooLong, int asked) {}

  SecondCopies(ChunkRows rows, CopyPolicy policy) {
    this.rows = rows;
    this.policy = policy;
  }

  /** After what time a try takes too long; empty where too few proofs of the circuit are known. */
  Optional<Duration> tooLong(CircuitId circuit) {
    return known.compute(circuit, (_, old) -> old == null || old.tooLong().isEmpty() || old.asked() >= ASK_AGAIN_AFTER
        ? new Measured(measure(circuit), 0)
        : new Measured(old.tooLong(), old.asked() + 1)).tooLong();
  }

  private Optional<Duration> measure(CircuitId circuit) {
    List<Long> times = rows.proofs().latestTimes(circuit, LATEST).stream().sorted().toList();
    if (times.size() < policy.measured()) {
      return Optional.empty();
    }
    Duration limit = Duration.ofMillis(policy.times() * times.get(times.size() * PERCENT / 100));
    return Optional.of(limit.compareTo(policy.atLeast()) < 0 ? policy.atLeast() : limit);
  }

  /** Whether a worker may get a chunk that another one has; whoever tried it before may not. */
  boolean may(Chunk chunk, WorkerId worker, Instant now) {
    return chunk.mayBeCopied(now) && chunk.leases() < policy.mostLeases()
        && rows.attempts().of(chunk.id()).stream().noneMatch(attempt -> attempt.worker().equals(worker));
  }
}
