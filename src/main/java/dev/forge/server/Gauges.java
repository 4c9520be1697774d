package dev.forge.server;

import dev.forge.api.FreeDisk;
import dev.forge.batch.lifecycle.BatchOrigin;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.dispatch.ChunkState;
import dev.forge.engine.Engine;
import dev.forge.engine.Rows;
import dev.forge.ledger.Names;
import dev.forge.prover.CircuitDescription;
import dev.forge.prover.CircuitId;
import dev.forge.prover.Prover;
import dev.forge.worker.WorkerState;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How much work there is and who does it, counted in the rows whenever somebody asks. */
@ApplicationScoped
public class Gauges {
  @Inject
  private MetricRegistry metrics;

  @Inject
  private Rows rows;

  @Inject
  private Engine engine;

  @Inject
  private InstantSource clock;

  @Inject
  private Prover prover;

  @Inject
  private FreeDisk disk;

  /** After the schema is current. */
  void begin(@Observes @Priority(StartUp.PRIORITY + 1) Startup event) {
    for (ChunkState state : ChunkState.values()) {
      gauge("forge_chunks", "Chunks by state; those pending are the queue", () -> rows.chunks().chunks().count(state),
          stateOf(state));
    }
    for (BatchOrigin origin : BatchOrigin.values()) {
      for (BatchState state : BatchState.values()) {
        gauge("forge_batches", "Batches by API and state", () -> rows.batches().count(origin, state),
            new Tag("origin", Names.of(origin)), stateOf(state));
      }
    }
    for (WorkerState state : WorkerState.values()) {
      gauge("forge_workers", "Workers by state",
          () -> engine.workers().all().stream().filter(worker -> worker.state() == state).count(), stateOf(state));
    }
    gauge("forge_auditor_findings", "Promises that rows break and the auditor could not repair",
        () -> (long) engine.sweeping().auditor().findings().size());
    gauge("forge_auditor_repaired", "What the auditor repaired since the start",
        () -> engine.sweeping().auditor().repaired());
    gauge("forge_oldest_waiting_chunk_seconds", "For how long the longest waiting chunk has waited",
        this::oldestWaiting);
    gauge("forge_disk_free_bytes", "Free bytes on the disk of the data folder", disk::bytes);
    gauge("forge_kernels", "1 for the arithmetic kernels in use", () -> 1L,
        new Tag("kernels", CircuitDescription.kernels()));
    countFromZero();
  }

  /** So that what never happened is told as 0. */
  private void countFromZero() {
    for (String name : List.of("forge_expired_leases", "forge_lost_leases")) {
      metrics.counter(name);
    }
    for (CircuitId circuit : prover.circuits()) {
      metrics.counter("forge_rejected_proofs", new Tag("circuit", circuit.name()));
      metrics.counter("forge_second_copies", new Tag("circuit", circuit.name()));
    }
    for (String outcome : List.of("will_retry", "exhausted", "lease_lost")) {
      metrics.counter("forge_failed_attempts", new Tag("outcome", outcome));
    }
  }

  private long oldestWaiting() {
    Instant now = clock.instant();
    return rows.chunks().chunks().oldestWaiting().map(since -> Math.max(0, Duration.between(since, now).toSeconds()))
        .orElse(0L);
  }

  private void gauge(String name, String description, Supplier<Long> value, Tag... tags) {
    metrics.gauge(Metadata.builder().withName(name).withDescription(description).build(), value, tags);
  }

  private static Tag stateOf(Enum<?> state) {
    return new Tag("state", Names.of(state));
  }
}
