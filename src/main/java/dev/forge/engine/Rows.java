package dev.forge.engine;

import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.ChunkRows;
import dev.forge.job.JobEvents;
import dev.forge.job.ProofJobs;
import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.UnitOfWork;
import dev.forge.settlement.Settlements;
import dev.forge.worker.Workers;

/** All rows, and the units of work that change them. */
public interface Rows {
  /** Units of work over all the others. */
  UnitOfWork units();

  /** Who changed what. */
  AuditTrail audit();

  /** Workers. */
  Workers workers();

  /** Chunks, attempts and proofs. */
  ChunkRows chunks();

  /** Batches. */
  Batches batches();

  /** Encrypted inputs. */
  SealedInputs inputs();

  /** Proof jobs. */
  ProofJobs jobs();

  /** Events of jobs. */
  JobEvents events();

  /** Settlements. */
  Settlements settlements();
}
