package dev.forge.storage.memory;

import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.ChunkRows;
import dev.forge.engine.Rows;
import dev.forge.job.JobEvents;
import dev.forge.job.ProofJobs;
import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.UnitOfWork;
import dev.forge.settlement.Settlements;
import dev.forge.worker.Workers;

/** All rows in memory. */
public final class MemoryRows implements Rows {
  private final MemoryUnits units = new MemoryUnits();
  private final MemoryAudit audit = new MemoryAudit(units);
  private final MemoryWorkers workers = new MemoryWorkers(units);
  private final MemoryAttempts attempts = new MemoryAttempts(units);
  private final ChunkRows chunks =
      new ChunkRows(new MemoryChunks(units, attempts), attempts, new MemoryProofs(units));
  private final MemoryBatches batches = new MemoryBatches(units);
  private final MemoryInputs inputs = new MemoryInputs(units);
  private final MemoryJobs jobs = new MemoryJobs(units);
  private final MemoryEvents events = new MemoryEvents(units);
  private final MemorySettlements settlements = new MemorySettlements(units);

  @Override
  public UnitOfWork units() {
    return units;
  }

  @Override
  public AuditTrail audit() {
    return audit;
  }

  @Override
  public Workers workers() {
    return workers;
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
    return inputs;
  }

  @Override
  public ProofJobs jobs() {
    return jobs;
  }

  @Override
  public JobEvents events() {
    return events;
  }

  @Override
  public Settlements settlements() {
    return settlements;
  }
}
