package dev.forge.simulation;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkRows;
import dev.forge.dispatch.Chunks;
import dev.forge.engine.Rows;
import dev.forge.job.JobEvents;
import dev.forge.job.ProofJobs;
import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.UnitOfWork;
import dev.forge.settlement.Settlements;
import dev.forge.storage.memory.MemoryRows;
import dev.forge.worker.Workers;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The coordinators' rows: in memory, behind a database that sometimes refuses, and with a note of who was touched. */
final class SimulatedRows implements Rows {
  final MemoryRows memory = new MemoryRows();
  final RefusingUnits units;
  /** What each delivery under way has read; only a planted bug looks at it. */
  final Deque<Map<ChunkId, Chunk>> deliveries = new ArrayDeque<>();
  private final Set<BatchId> touched = new LinkedHashSet<>();
  private final ChunkRows chunks;
  private final Batches batches;

  SimulatedRows(BooleanSupplier refuses, PlantedBug bug, Timeline timeline) {
    units = new RefusingUnits(memory.units(), refuses);
    ChunkRows kept = memory.chunks();
    chunks = switch (bug) {
      case UNGUARDED_COMPLETION -> new ChunkRows(touching(Bugs.unguarded(kept.chunks(), deliveries)), kept.attempts(),
          Bugs.replacing(kept.proofs()));
      case TIME_OUTS_THAT_DO_NOT_COUNT -> new ChunkRows(touching(Bugs.forgiving(kept.chunks(), timeline)),
          kept.attempts(), kept.proofs());
      default -> new ChunkRows(touching(kept.chunks()), kept.attempts(), kept.proofs());
    };
    batches = touching(Batches.class, memory.batches());
  }

  /** The batches whose rows were written since this was asked last. */
  Set<BatchId> takeTouched() {
    Set<BatchId> all = Set.copyOf(touched);
    touched.clear();
    return all;
  }

  private Chunks touching(Chunks rows) {
    return touching(Chunks.class, rows);
  }

  private <T> T touching(Class<T> port, T rows) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
      if (arguments != null && (method.getName().equals("update") || method.getName().equals("insert"))) {
        touched.add(arguments[0] instanceof Batch batch ? batch.id() : ((Chunk) arguments[0]).batch());
      }
      return Bugs.call(method, rows, arguments);
    }));
  }

  @Override
  public UnitOfWork units() {
    return units;
  }

  @Override
  public AuditTrail audit() {
    return memory.audit();
  }

  @Override
  public Workers workers() {
    return memory.workers();
  }

  @Override
  public ChunkRows chunks() {
    return chunks;
  }

  @Override
  public Batches batches() {
    return batches;
  }

  @Override
  public SealedInputs inputs() {
    return memory.inputs();
  }

  @Override
  public ProofJobs jobs() {
    return memory.jobs();
  }

  @Override
  public JobEvents events() {
    return memory.events();
  }

  @Override
  public Settlements settlements() {
    return memory.settlements();
  }

  /** Whether a batch ended. */
  static boolean isOver(Batch batch) {
    return batch.state() == BatchState.COMPLETED || batch.state() == BatchState.FAILED;
  }
}
