package dev.forge.job;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.RequestCodec;
import dev.forge.batch.circuit.Slice;
import dev.forge.batch.circuit.Slicing;
import dev.forge.batch.lifecycle.Backlog;
import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.InstalledCircuits;
import dev.forge.batch.lifecycle.Intake;
import dev.forge.batch.lifecycle.NewBatch;
import dev.forge.batch.lifecycle.ProvingTimes;
import dev.forge.job.SubmissionOutcome.QueueFull;
import dev.forge.job.SubmissionOutcome.Submitted;
import dev.forge.ledger.DuplicateKeyException;
import dev.forge.ledger.Ledger;
import dev.forge.prover.CircuitId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes requests of the Core API in: one live job for each content. */
public final class Submission {
  private final ProofJobs jobs;
  private final Events events;
  private final Place place;
  private final InstalledCircuits circuits;
  private final ProvingTimes times;
  private final Duration retryAfter;

  /** Where batches go. */
  public record Place(Intake intake, Backlog backlog, Ledger ledger) {}

  /**
   * A submission over its rows.
   *
   * @param retryAfter what a caller is told who comes when the queue is full
   */
  public Submission(ProofJobs jobs, Events events, Place place, InstalledCircuits circuits, ProvingTimes times,
      Duration retryAfter) {
    this.jobs = jobs;
    this.events = events;
    this.place = place;
    this.circuits = circuits;
    this.times = times;
    this.retryAfter = retryAfter;
  }

  /**
   * Keeps a request as a job, or finds the job that an equal request made before. When this returns, the job is on disk.
   *
   * @throws dev.forge.batch.RefusedRequestException with {@code BATCH_TOO_LARGE} if it fits in no circuit
   */
  public SubmissionOutcome submit(ProveRequest request) {
    List<Slice> slices = Slicing.cut(request, circuits.circuits());
    long estimate = slices.stream().mapToLong(slice -> times.of(new CircuitId(slice.circuit().name()))).sum();
    byte[] encoded = RequestCodec.encode(request);
    ContentDigest digest = ContentDigest.ofEncoded(encoded, !circuits.needWitness());
    return place.backlog().admit(() -> keep(request, encoded, digest, estimate))
        .or(() -> existing(digest, estimate)).orElseGet(() -> new QueueFull(retryAfter));
  }

  /** Whether a batch, of this API or another, is being taken in at this moment. */
  public boolean isBusy() {
    return place.backlog().isBusy();
  }

  private SubmissionOutcome keep(ProveRequest request, byte[] encoded, ContentDigest digest, long estimate) {
    JobId id = JobId.fresh(place.ledger().randomness());
    NewBatch batch = NewBatch.of(request, id.value());
    Intake.Sealed sealed = place.intake().seal(encoded);
    try {
      return place.ledger().units().call(() -> existing(digest, estimate).orElseGet(() -> {
        insert(id, place.intake().keep(batch, sealed), digest);
        return new Submitted(id, request.batchId(), estimate, true);
      }));
    } catch (DuplicateKeyException e) { // an equal request was faster
      return existing(digest, estimate).orElseThrow(() -> e);
    }
  }

  private void insert(JobId id, Batch batch, ContentDigest digest) {
    ProofJob job = new ProofJob(id, batch.id(), batch.number(), digest, place.ledger().now());
    JobEvent first = events.next(job, EventKind.STATUS);
    jobs.insert(job);
    events.keep(first);
  }

  private Optional<SubmissionOutcome> existing(ContentDigest digest, long estimate) {
    return jobs.withContent(digest)
        .map(job -> new Submitted(job.id(), job.batchNumber(), job.state().isTerminal() ? 0 : estimate, false));
  }
}
