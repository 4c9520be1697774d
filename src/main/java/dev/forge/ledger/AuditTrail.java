package dev.forge.ledger;

import java.time.Instant;
import java.util.List;

/** The changes of state of all rows; they are kept in the unit of work that makes them. */
public interface AuditTrail {
  /** Keeps a change. */
  void record(Change change);

  /** The changes of a row, oldest first. */
  List<Change> of(String entity, String id);

  /** Deletes at most so many changes from before a time; returns how many. */
  int forgetBefore(Instant time, int most);
}
