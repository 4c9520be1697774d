package dev.forge.storage;

import dev.forge.blind.coordinator.CoordinatorRows;
import dev.forge.blind.node.NodeRows;
import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.UnitOfWork;

/** All rows of blind proofs, and the units of work that change them. */
public interface BlindRows {
  /** Units of work over all the others. */
  UnitOfWork units();

  /** Who changed what. */
  AuditTrail audit();

  /** A node's. */
  NodeRows node();

  /** The coordinator's. */
  CoordinatorRows coordinator();
}
