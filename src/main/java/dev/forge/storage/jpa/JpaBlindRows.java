package dev.forge.storage.jpa;

import dev.forge.blind.coordinator.CoordinatorRows;
import dev.forge.blind.node.NodeRows;
import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.UnitOfWork;

/** The rows of blind proofs in a database. */
public final class JpaBlindRows implements dev.forge.storage.BlindRows {
  private final JpaUnits units;

  /** Rows over transactions. */
  public JpaBlindRows(JpaUnits.Transactions transactions) {
    units = new JpaUnits(transactions);
  }

  @Override
  public UnitOfWork units() {
    return units;
  }

  @Override
  public AuditTrail audit() {
    return new JpaAudit(units);
  }

  @Override
  public NodeRows node() {
    return new NodeRows(new JpaShares(units), new JpaSessions(units));
  }

  @Override
  public CoordinatorRows coordinator() {
    return new CoordinatorRows(new JpaSetups(units), new JpaStandings(units));
  }
}
