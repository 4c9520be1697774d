package dev.forge.batch.lifecycle;

import dev.forge.dispatch.ChunkProofs;
import dev.forge.prover.CircuitId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long proofs of each circuit take, judged by the median of its latest ones; asked for again every few seconds. */
public final class ProvingTimes {
  private static final int LATEST = 21;
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

  private final ChunkProofs proofs;
  private final InstantSource clock;
  private final long unmeasuredMs;
  private final Map<CircuitId, Measured> known = new ConcurrentHashMap<>();

  private record Measured(long milliseconds, Instant at) {}

  /**
   * Times over the rows of proofs.
   *
   * @param unmeasuredMs what is said of a circuit that has no proof yet
   */
  public ProvingTimes(ChunkProofs proofs, InstantSource clock, long unmeasuredMs) {
    this.proofs = proofs;
    this.clock = clock;
    this.unmeasuredMs = unmeasuredMs;
  }

  /** The milliseconds that a proof of a circuit is likely to take. */
  public long of(CircuitId circuit) {
    Instant now = clock.instant();
    return known.compute(circuit,
        (_, old) -> old != null && now.isBefore(old.at().plus(ASK_AGAIN_AFTER)) ? old : measure(circuit, now))
        .milliseconds();
  }

  private Measured measure(CircuitId circuit, Instant now) {
    List<Long> times = proofs.latestTimes(circuit, LATEST).stream().sorted().toList();
    return new Measured(times.isEmpty() ? unmeasuredMs : times.get(times.size() / 2), now);
  }
}
