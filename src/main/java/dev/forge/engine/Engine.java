package dev.forge.engine;

import dev.forge.auditor.Auditor;
import dev.forge.batch.lifecycle.Backlog;
import dev.forge.batch.lifecycle.BatchCourse;
import dev.forge.batch.lifecycle.BatchListener;
import dev.forge.batch.lifecycle.BatchQueries;
import dev.forge.batch.lifecycle.Endings;
import dev.forge.batch.lifecycle.InstalledCircuits;
import dev.forge.batch.lifecycle.Intake;
import dev.forge.batch.lifecycle.Preparation;
import dev.forge.batch.lifecycle.ProvingTimes;
import dev.forge.batch.lifecycle.Retention;
import dev.forge.batch.lifecycle.SwarmSubmission;
import dev.forge.batch.vault.InputVault;
import dev.forge.dispatch.ChunkRows;
import dev.forge.dispatch.Claims;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.Deliveries;
import dev.forge.dispatch.DispatchSweeper;
import dev.forge.dispatch.KnownChunks;
import dev.forge.dispatch.OpenChunks;
import dev.forge.job.Cancellation;
import dev.forge.job.Events;
import dev.forge.job.JobMirror;
import dev.forge.job.JobQueries;
import dev.forge.job.JobRetention;
import dev.forge.job.Operations;
import dev.forge.job.Submission;
import dev.forge.ledger.AuditRetention;
import dev.forge.ledger.Ledger;
import dev.forge.settlement.Settling;
import dev.forge.worker.WorkerRegistry;
import java.time.Duration;

/**
 * The coordinator's decisions, each a service that may be called by any thread.
 *
 * @param submission takes requests of the Core API in
 * @param cancellation cancels jobs
 * @param jobs what callers of the Core API may know
 * @param events what happens to jobs
 * @param swarm takes batches of the swarm API in
 * @param batches what callers of the swarm API may know
 * @param preparation executes batches and cuts them into chunks
 * @param coordinator gives chunks to workers and takes proofs from them
 * @param workers who works
 * @param settling brings proofs to the chain
 * @param operations what operators do
 * @param sweeping puts right what time brings about
 */
public record Engine(Submission submission, Cancellation cancellation, JobQueries jobs, Events events,
    SwarmSubmission swarm, BatchQueries batches, Preparation preparation, Coordinator coordinator,
    WorkerRegistry workers, Settling settling, Operations operations, Sweeping sweeping) {
  private static final Duration KEEP_AUDIT = Duration.ofDays(90);

  /** The coordinator over rows, in its surroundings. */
  public static Engine over(Rows rows, Surroundings around, Policies policies) {
    Ledger ledger = new Ledger(rows.units(), rows.audit(), around.clock(), around.randomness());
    WorkerRegistry workers = new WorkerRegistry(rows.workers(), ledger, policies.worker());
    Events events = new Events(rows.events(), rows.units());
    InputVault vault = new InputVault(around.key(), rows.inputs(), around.randomness());
    BatchListener mirror = new JobMirror(rows.jobs(), events, ledger);
    OpenChunks open = new OpenChunks(rows.chunks(), ledger, around.bell());
    Endings endings = new Endings(rows.batches(), open, vault, mirror, ledger);
    BatchCourse course = new BatchCourse(rows.batches(), rows.chunks().proofs(), vault, endings, mirror);
    InstalledCircuits circuits = InstalledCircuits.of(around.prover());
    Intake intake = new Intake(rows.batches(), vault, ledger, around.bell());
    Backlog backlog = new Backlog(rows.batches(), around.clock(), policies.batch().mostLive());
    ProvingTimes times = new ProvingTimes(rows.chunks().proofs(), around.clock(), policies.unmeasuredProvingMs());
    Preparation preparation = new Preparation(new Preparation.Place(rows.batches(), vault, open, endings), circuits,
        ledger, new Preparation.Terms(mirror, policies.batch()));
    Settling settling = new Settling(rows.batches(), rows.chunks().proofs(), rows.settlements(), around.settler(),
        endings, ledger);
    Sweeping sweeping = new Sweeping(
        new DispatchSweeper(rows.chunks(), course, ledger, around.bell(), policies.dispatch()), workers, preparation,
        settling, new Retention(rows.batches(), rows.chunks(), vault,
            new Retention.Terms(bothOf(mirror, settling), policies.batch()), ledger),
        new JobRetention(rows.jobs(), ledger, policies.batch().keepOutcomes()),
        new AuditRetention(ledger, KEEP_AUDIT),
        new Auditor(new Auditor.Place(rows.units(), rows.batches(), rows.chunks(),
            rows.inputs(), rows.jobs(), rows.events()), open, ledger, policies.dispatch().attempts()));
    return new Engine(
        new Submission(rows.jobs(), events, new Submission.Place(intake, backlog, ledger), circuits, times,
            policies.batch().retryAfter()),
        new Cancellation(rows.jobs(), rows.batches(), endings, ledger),
        new JobQueries(rows.jobs(), rows.chunks().proofs(), rows.batches()), events,
        new SwarmSubmission(new SwarmSubmission.Place(rows.batches(), intake, backlog, rows.units()), workers, circuits,
            new SwarmSubmission.Options(policies.batch(), policies.settleSwarm())),
        new BatchQueries(rows.batches(), rows.chunks().proofs()), preparation,
        coordinator(rows.chunks(), course, workers, around, ledger, policies), workers, settling,
        new Operations(rows.batches(), open, endings, ledger), sweeping);
  }

  private static BatchListener bothOf(BatchListener first, BatchListener second) {
    return (batch, news) -> {
      first.happened(batch, news);
      second.happened(batch, news);
    };
  }

  private static Coordinator coordinator(ChunkRows chunks, BatchCourse course, WorkerRegistry workers,
      Surroundings around, Ledger ledger, Policies policies) {
    KnownChunks known = new KnownChunks();
    return Coordinator.of(new Claims(chunks, course, workers, ledger, policies.dispatch(), known),
        new Deliveries(chunks, course, workers, around.check(), ledger, policies.dispatch(), known));
  }
}
