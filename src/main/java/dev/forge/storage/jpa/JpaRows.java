package dev.forge.storage.jpa;

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
import java.time.Instant;

/** All rows in a database. */
public final class JpaRows implements Rows {
  private final JpaUnits units;
  private final UnitOfWork committed;
  private final ChunkRows chunks;

  /** Rows over transactions, each unit in one of its own. */
  public JpaRows(JpaUnits.Transactions transactions) {
    this(new JpaUnits(transactions), false);
  }

  private JpaRows(JpaUnits units, boolean grouped) {
    this.units = units;
    committed = grouped ? new GroupedUnits(units) : units;
    chunks = new ChunkRows(new JpaChunks(units, grouped), new JpaAttempts(units), new JpaProofs(units));
  }

  /**
   * Rows of an embedded database, whose units are committed together where several wait ({@link GroupedUnits}), and where
   * what is changed outside a unit waits too ({@link OneWriter}).
   */
  public static JpaRows grouped(JpaUnits.Transactions transactions) {
    return new JpaRows(new JpaUnits(OneWriter.of(transactions)), true);
  }

  /** What PostgreSQL's clock says now, also within a transaction. */
  public Instant databaseTime() {
    return units.with(entities -> Instant.ofEpochMilli(((Number) entities
        .createNativeQuery("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)").getSingleResult())
        .longValue()));
  }

  @Override
  public UnitOfWork units() {
    return committed;
  }

  @Override
  public AuditTrail audit() {
    return new JpaAudit(units);
  }

  @Override
  public Workers workers() {
    return new JpaWorkers(units);
  }

  @Override
  public ChunkRows chunks() {
    return chunks;
  }

  @Override
  public Batches batches() {
    return new JpaBatches(units);
  }

  @Override
  public SealedInputs inputs() {
    return new JpaInputs(units);
  }

  @Override
  public ProofJobs jobs() {
    return new JpaJobs(units);
  }

  @Override
  public JobEvents events() {
    return new JpaEvents(units);
  }

  @Override
  public Settlements settlements() {
    return new JpaSettlements(units);
  }
}
