package dev.forge.auditor;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkRows;
import dev.forge.job.JobEvent;
import dev.forge.job.JobEvents;
import dev.forge.job.ProofJob;
import dev.forge.job.ProofJobs;
import dev.forge.ledger.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a batch with all that belongs to it, and checks the rules. */
final class Inspector {
  private static final int PAGE = 500;

  private final Auditor.Place place;
  private final ChunkRules chunkRules;

  Inspector(Auditor.Place place, int budget) {
    this.place = place;
    chunkRules = new ChunkRules(budget);
  }

  /** What one unit of work sees; empty where the batch is gone. */
  List<Finding> look(BatchId id) {
    return units().call(() -> batches().lock(id).map(this::read).map(this::check).orElse(List.of()));
  }

  private List<Finding> check(Inspected seen) {
    Findings findings = new Findings(seen.batch().id());
    seen.chunks().forEach(chunk -> chunkRules.check(chunk, seen, findings));
    BatchRules.check(seen, findings);
    return findings.all();
  }

  private Inspected read(Batch batch) {
    BatchId id = batch.id();
    Optional<ProofJob> job = jobs().of(id);
    List<Chunk> chunks = rows().chunks().of(id);
    return new Inspected(batch, chunks,
        attempts(chunks).stream().collect(Collectors.groupingBy(Attempt::chunk)),
        rows().proofs().of(id).stream().collect(Collectors.toMap(ChunkProof::chunk, Function.identity())),
        keepsInputs(id), job, job.map(this::events).orElse(List.of()));
  }

  private List<Attempt> attempts(List<Chunk> chunks) {
    List<Attempt> all = new ArrayList<>();
    for (int at = 0; at < chunks.size(); at += PAGE) {
      List<Chunk> page = chunks.subList(at, Math.min(chunks.size(), at + PAGE));
      all.addAll(rows().attempts().of(page.stream().map(Chunk::id).toList()));
    }
    return all;
  }

  private boolean keepsInputs(BatchId id) {
    return Stream.of(InputKind.values()).anyMatch(kind -> inputs().find(id, kind, 0).isPresent());
  }

  private List<JobEvent> events(ProofJob job) {
    List<JobEvent> all = new ArrayList<>();
    List<JobEvent> page;
    do {
      page = events().after(job.id(), all.isEmpty() ? 0 : all.getLast().id(), PAGE);
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private UnitOfWork units() {
    return place.units();
  }

  private Batches batches() {
    return place.batches();
  }

  private ChunkRows rows() {
    return place.chunks();
  }

  private SealedInputs inputs() {
    return place.inputs();
  }

  private ProofJobs jobs() {
    return place.jobs();
  }

  private JobEvents events() {
    return place.events();
  }
}
