package dev.forge.api.worker;

import dev.forge.api.ApiException;
import dev.forge.api.ApiSettings;
import dev.forge.api.ErrorCode;
import dev.forge.batch.ChunkRequest;
import dev.forge.batch.lifecycle.InstalledCircuits;
import dev.forge.ledger.Randomness;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProofBundle;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Proves the chunks that coordinators elsewhere send, as many at once as there are slots, and remembers the latest. Nothing of
 * it is kept on disk: a coordinator whose worker is gone sends the chunk again.
 */
public final class WorkerDesk {
  private static final int REMEMBERED = 1000;
  private static final int WITNESS_HEADER = 12;
  private static final int VALUE = 32;

  private final Prover prover;
  private final InstalledCircuits circuits;
  private final ApiSettings settings;
  private final InstantSource clock;
  private final Randomness randomness;
  private final Semaphore slots;
  private final LongAdder proofs = new LongAdder();
  private final LongAdder milliseconds = new LongAdder();
  private final Map<UUID, WorkerJob> jobs = Collections.synchronizedMap(new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, WorkerJob> eldest) {
      return size() > REMEMBERED && eldest.getValue().state().isTerminal();
    }
  });

  /** A desk with as many slots as the settings say. */
  public WorkerDesk(Prover prover, InstalledCircuits circuits, ApiSettings settings, InstantSource clock,
      Randomness randomness) {
    this.prover = prover;
    this.circuits = circuits;
    this.settings = settings;
    this.clock = clock;
    this.randomness = randomness;
    slots = new Semaphore(settings.maxConcurrentJobs());
  }

  /**
   * Proves a chunk.
   *
   * @throws ApiException with {@code AT_CAPACITY} if all slots are busy, {@code WITNESS_INVALID} if the circuit refuses the
   *     inputs
   * @throws dev.forge.batch.RefusedRequestException as {@link ChunkInputs#of}
   */
  ProvedChunkData prove(ChunkRequest request) {
    if (!slots.tryAcquire()) {
      throw ApiException.of(ErrorCode.AT_CAPACITY, "Worker %d at capacity (%d/%d)".formatted(settings.workerNumber(),
          active(), settings.maxConcurrentJobs()));
    }
    WorkerJob job = new WorkerJob(randomness.nextId(), request.chunkId(), clock.instant());
    jobs.put(job.id(), job);
    try {
      return prove(job, request);
    } catch (RuntimeException e) {
      job.fail(e.getMessage() == null ? "a fault of the worker" : e.getMessage(), clock.instant());
      throw e;
    } finally {
      slots.release();
    }
  }

  private ProvedChunkData prove(WorkerJob job, ChunkRequest request) {
    ChunkInputs inputs = ChunkInputs.of(request, circuits);
    job.startProving();
    Instant began = clock.instant();
    return switch (prover.prove(inputs.circuit(), ProgramInputs.of(inputs.parameters()), ProvingListener.NONE)) {
      case ProvingOutcome.Proved proved -> completed(job, request, proved.proof(), began);
      case ProvingOutcome.WitnessRejected rejected
          -> throw ApiException.of(ErrorCode.WITNESS_INVALID, rejected.reason());
      case ProvingOutcome.ProverFailed failed -> throw new IllegalStateException(failed.reason(), failed.cause());
    };
  }

  private ProvedChunkData completed(WorkerJob job, ChunkRequest request, ProofBundle proof, Instant began) {
    Instant now = clock.instant();
    long taken = Duration.between(began, now).toMillis();
    ProvedChunkData data = new ProvedChunkData(job.id(), request.chunkId(), settings.workerNumber(),
        HexFormat.of().formatHex(proof.proof()), values(proof.publicWitness()), taken);
    proofs.increment();
    milliseconds.add(taken);
    job.complete(data, now);
    return data;
  }

  /** The values of a public witness in gnark's raw format, each as 0x and 64 digits. */
  private static List<String> values(byte[] publicWitness) {
    return IntStream.iterate(WITNESS_HEADER, at -> at < publicWitness.length, at -> at + VALUE)
        .mapToObj(at -> "0x" + HexFormat.of().formatHex(publicWitness, at, at + VALUE)).toList();
  }

  /** A job that is remembered. */
  Optional<WorkerJobData> job(UUID id) {
    return Optional.ofNullable(jobs.get(id)).map(WorkerJob::data);
  }

  /** Numbers of this worker. */
  public WorkerHealthData health() {
    long made = proofs.sum();
    return new WorkerHealthData("ok", settings.workerNumber(), slots.availablePermits() > 0, active(),
        settings.maxConcurrentJobs(), made, made == 0 ? 0 : milliseconds.sum() / made);
  }

  private int active() {
    return settings.maxConcurrentJobs() - slots.availablePermits();
  }
}
