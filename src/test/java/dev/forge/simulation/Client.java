package dev.forge.simulation;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.Unsigned64;
import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchOrigin;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.FailureCode;
import dev.forge.batch.lifecycle.SwarmOutcome;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkState;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.EngineWorld;
import dev.forge.job.CancelOutcome;
import dev.forge.job.JobId;
import dev.forge.job.SubmissionOutcome;
import dev.forge.ledger.Actor;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sequencer with a ledger of its own: it submits until it is answered, and wants an end of all that was taken in. */
final class Client {
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final ProveRequest EMPTY = Batches.request("batch-empty.json");

  private final Deployment deployment;
  private final Map<JobId, Unsigned64> jobs = new LinkedHashMap<>();
  private final Set<String> swarms = new LinkedHashSet<>();
  private final Set<JobId> cancelled = new HashSet<>();

  Client(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Submits a swarm batch without witness. */
  void submitSwarm(String id, int transactions) {
    Optional<SwarmOutcome> outcome = deployment.ask("swarm batch " + id + " of " + transactions + " is submitted",
        engine -> engine.swarm().submit(EngineWorld.swarmWithoutWitness(id, transactions)));
    boolean taken = outcome.filter(answer -> answer instanceof SwarmOutcome.Submitted
        || answer instanceof SwarmOutcome.AlreadySubmitted).isPresent();
    if (taken && !deployment.loses()) {
      swarms.add(id);
    } else {
      deployment.timeline.after(AGAIN, () -> submitSwarm(id, transactions));
    }
  }

  /** Submits a batch over the Core API, and may cancel it. */
  void submitJob(long number) {
    ProveRequest request = new ProveRequest(new Unsigned64(number), EMPTY.before(), EMPTY.after(), EMPTY.entries(),
        EMPTY.options());
    Optional<SubmissionOutcome> outcome =
        deployment.ask("job " + number + " is submitted", engine -> engine.submission().submit(request));
    if (outcome.isPresent() && outcome.get() instanceof SubmissionOutcome.Submitted submitted && !deployment.loses()) {
      jobs.put(submitted.job(), request.batchId());
      if (deployment.cancels()) {
        deployment.timeline.after(deployment.delay(), () -> cancel(submitted.job()));
      }
    } else {
      deployment.timeline.after(AGAIN, () -> submitJob(number));
    }
  }

  private void cancel(JobId job) {
    cancelled.add(job);
    deployment.ask("job " + job + " is cancelled", engine -> engine.cancellation().cancel(job, Actor.API))
        .filter(CancelOutcome.NotFound.class::isInstance).ifPresent(_ -> {
          throw new Violation("job " + job + " was acknowledged, and is not known");
        });
  }

  /** Whether everything that was taken in has ended. */
  boolean isDone(int submissions) {
    return jobs.size() + swarms.size() >= submissions && swarms.stream().allMatch(id -> SimulatedRows.isOver(swarm(id)))
        && jobs.keySet().stream().allMatch(id -> SimulatedRows.isOver(batch(id)));
  }

  /** Nothing was lost, and whatever failed had a reason to. */
  void checkEnds() {
    for (String id : swarms) {
      checkEnd("swarm batch " + id, swarm(id), false);
    }
    for (JobId id : jobs.keySet()) {
      checkEnd("job " + id, batch(id), cancelled.contains(id));
    }
  }

  private void checkEnd(String name, Batch batch, boolean mayBeCancelled) {
    if (!SimulatedRows.isOver(batch)) {
      throw new Violation(name + " waits without end: " + batch.state() + ", chunks "
          + deployment.rows.memory.chunks().chunks().of(batch.id()).stream().map(Chunk::state).toList());
    }
    if (batch.state() == BatchState.FAILED) {
      FailureCode code = batch.errorCode().orElseThrow();
      boolean used = deployment.rows.memory.chunks().chunks().of(batch.id()).stream()
          .anyMatch(chunk -> chunk.state() == ChunkState.FAILED
              && chunk.failures() == deployment.policies.dispatch().attempts());
      boolean right = code == FailureCode.CANCELLED ? mayBeCancelled : code == FailureCode.PROVING_FAILED && used;
      if (!right) {
        throw new Violation(name + " failed without a reason: " + code + " " + batch.errorMessage().orElse(""));
      }
    }
  }

  private Batch swarm(String id) {
    return deployment.rows.memory.batches().named(BatchOrigin.SWARM, id)
        .orElseThrow(() -> new Violation("swarm batch " + id + " was acknowledged, and is not known"));
  }

  private Batch batch(JobId id) {
    return deployment.rows.memory.jobs().find(id)
        .flatMap(job -> deployment.rows.memory.batches().find(job.batch()))
        .orElseThrow(() -> new Violation("job " + id + " was acknowledged, and is not known"));
  }
}
