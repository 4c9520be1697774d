package dev.forge.simulation;

import dev.forge.auditor.Auditor;
import dev.forge.auditor.Finding;
import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkRows;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.dispatch.DispatchPolicy;
import dev.forge.dispatch.OpenChunks;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.ledger.Ledger;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sees everything, and says when a promise is broken: the auditor's rules, and those that rows alone do not show. */
final class Witness {
  private static final DispatchPolicy USUAL = DispatchPolicy.DEFAULT;

  private final Deployment deployment;
  private final ChunkRows rows;
  private final Auditor auditor;
  private final Map<ChunkId, Integer> accepted = new HashMap<>();
  private final Set<UUID> ended = new HashSet<>();
  private final Map<ChunkId, WorkerId> lastEnded = new HashMap<>();

  Witness(Deployment deployment) {
    this.deployment = deployment;
    var memory = deployment.rows.memory;
    rows = memory.chunks();
    Ledger ledger = new Ledger(memory.units(), memory.audit(), deployment.timeline, new SeededRandomness(0));
    auditor = new Auditor(new Auditor.Place(memory.units(), memory.batches(), memory.chunks(), memory.inputs(),
        memory.jobs(), memory.events()), new OpenChunks(rows, ledger, null), ledger, USUAL.attempts());
  }

  /** A proof was delivered. */
  void delivered(Delivery delivery, DeliveryOutcome outcome) {
    if (outcome instanceof DeliveryOutcome.Accepted) {
      int times = accepted.merge(delivery.chunk(), 1, Integer::sum);
      require(times == 1, "chunk " + delivery.chunk() + " was accepted " + times + " times");
    }
  }

  /** A worker was given a chunk. */
  void claimed(WorkerId worker, ChunkClaim claim) {
    Chunk chunk = rows.chunks().find(claim.chunk()).orElseThrow();
    Instant now = deployment.timeline.instant();
    boolean soon = now.isBefore(chunk.availableAt().plus(USUAL.elsewhereFor()));
    boolean others = deployment.rows.memory.workers().all().stream()
        .anyMatch(other -> other.state() == WorkerState.READY && !other.id().equals(worker));
    noteEnds(claim.chunk());
    boolean failedHere = chunk.failures() > 0
        && Optional.ofNullable(lastEnded.get(claim.chunk())).filter(worker::equals).isPresent();
    require(!(failedHere && soon && others),
        "chunk " + claim.chunk() + " failed at worker " + worker
            + " and was given to it again, although others are ready");
  }

  /** Who ended a try at a chunk last; the clock of the rows may have jumped, so it is noted when it is seen. */
  private void noteEnds(ChunkId chunk) {
    rows.attempts().of(chunk).stream().filter(attempt -> attempt.endedAt().isPresent())
        .filter(attempt -> ended.add(attempt.id()))
        .sorted(Comparator.comparing((Attempt attempt) -> attempt.endedAt().orElseThrow())
            .thenComparing(Attempt::number))
        .forEach(attempt -> lastEnded.put(chunk, attempt.worker()));
  }

  /** After a step: whoever was touched is audited. */
  void look() {
    deployment.rows.takeTouched().forEach(this::audit);
    deployment.workers().forEach(worker -> worker.work().filter(work -> !work.unlucky)
        .ifPresent(work -> requireLease(worker, work.claim)));
  }

  private void audit(BatchId batch) {
    List<Finding> found = auditor.inspect(batch);
    require(found.isEmpty(), found.toString());
    for (Chunk chunk : rows.chunks().of(batch)) {
      noteEnds(chunk.id());
      long timeouts = rows.attempts().of(chunk.id()).stream()
          .filter(attempt -> attempt.reason().filter(reason -> reason.contains("did not prove it in")).isPresent())
          .count();
      require(timeouts <= chunk.failures(),
          "chunk " + chunk.id() + " took too long " + timeouts + " times, and failed " + chunk.failures() + " times");
      long became = deployment.rows.memory.audit().of("chunk", chunk.id().toString()).stream()
          .filter(change -> change.to().equals("proved")).count();
      require(became <= 1, "chunk " + chunk.id() + " became proved " + became + " times");
    }
  }

  private void requireLease(SimulatedWorker worker, ChunkClaim claim) {
    boolean silent = rows.attempts().find(claim.chunk(), claim.token())
        .filter(attempt -> attempt.state() == AttemptState.EXPIRED).isPresent();
    require(!silent, "worker " + worker.id + " lives, every message of it arrived, and yet its lease of chunk "
        + claim.chunk() + " ran out");
  }

  private static void require(boolean holds, String broken) {
    if (!holds) {
      throw new Violation(broken);
    }
  }
}
