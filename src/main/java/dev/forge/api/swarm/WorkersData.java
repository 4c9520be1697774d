package dev.forge.api.swarm;

import dev.forge.ledger.Names;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerState;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The workers that are known. */
@Schema(name = "Workers")
public record WorkersData(@Schema(required = true) List<Entry> workers, @Schema(required = true) int total,
    @Schema(required = true) int ready) {
  /** Where a worker in the coordinator's own process is. */
  private static final String IN_PROCESS = "local";

  /** One worker. */
  @Schema(name = "Worker")
  public record Entry(@Schema(required = true, examples = {"http://worker-1:9001", IN_PROCESS}) String url,
      @JsonbProperty("worker_id") @JsonbNillable @Schema(nullable = true) Long workerId,
      @Schema(required = true) boolean ready,
      @JsonbProperty("active_jobs") @Schema(required = true) int activeJobs,
      @JsonbProperty("total_proofs") @Schema(required = true) long totalProofs,
      @JsonbProperty("avg_proving_time_ms") @Schema(required = true) long avgProvingTimeMs,
      @JsonbProperty("last_health_check") @Schema(required = true, description = "Unix seconds") long lastHealthCheck,
      @Schema(required = true, enumeration = {"ready", "draining", "quarantined", "lost"}) String state,
      @Schema(required = true, description = "How many chunks it proves at once") int capacity,
      @Schema(required = true, description = "Proofs that did not verify") int strikes) {}

  /** Workers with the number of chunks that each has now. */
  public static WorkersData of(List<Worker> workers, Map<WorkerId, Integer> activeJobs) {
    List<Entry> entries =
        workers.stream().map(worker -> entry(worker, activeJobs.getOrDefault(worker.id(), 0))).toList();
    return new WorkersData(entries, entries.size(), (int) entries.stream().filter(Entry::ready).count());
  }

  private static Entry entry(Worker worker, int activeJobs) {
    return new Entry(worker.url().map(URI::toString).orElse(IN_PROCESS), worker.id().number(),
        worker.state() == WorkerState.READY, activeJobs, worker.totalProofs(), worker.averageProvingMs(),
        worker.lastSeenAt().getEpochSecond(), Names.of(worker.state()), worker.capacity(),
        worker.strikes());
  }
}
