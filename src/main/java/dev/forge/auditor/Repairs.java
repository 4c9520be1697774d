package dev.forge.auditor;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.vault.InputKind;
import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.OpenChunks;
import dev.forge.ledger.Ledger;
import java.util.stream.Stream;

/**
 * Repairs what nobody can miss afterwards: inputs of a batch that ended are deleted, its open chunks are closed, and
 * attempts that run under no lease are ended. A proof, a count or a state of a batch is never changed.
 */
final class Repairs {
  private static final String REASON = "the auditor found it left behind";

  private final Auditor.Place place;
  private final OpenChunks open;
  private final Ledger ledger;

  Repairs(Auditor.Place place, OpenChunks open, Ledger ledger) {
    this.place = place;
    this.open = open;
    this.ledger = ledger;
  }

  /** Repairs a finding where that is safe; returns whether it was. */
  boolean repair(Finding finding) {
    return ledger.units().call(() -> place.batches().lock(finding.batch()).filter(batch -> repair(finding, batch))
        .isPresent());
  }

  private boolean repair(Finding finding, Batch batch) {
    return switch (finding.rule()) {
      case INPUTS_ARE_DESTROYED -> batch.wrappedKey().isEmpty() && deleteInputs(batch.id());
      case ENDED_HAS_NO_OPEN_CHUNKS -> batch.state().isTerminal() && close(batch.id());
      case ATTEMPT_RUNS_UNDER_LEASE -> endAttempts(batch.id());
      default -> false;
    };
  }

  private boolean deleteInputs(BatchId id) {
    Stream.of(InputKind.values()).forEach(kind -> place.inputs().delete(id, kind));
    return true;
  }

  private boolean close(BatchId id) {
    open.close(id, REASON);
    return true;
  }

  private boolean endAttempts(BatchId id) {
    var left = place.chunks().chunks().of(id).stream().flatMap(this::withoutLease).toList();
    left.forEach(attempt -> {
      attempt.end(AttemptState.EXPIRED, REASON, ledger.now());
      place.chunks().attempts().update(attempt, AttemptState.RUNNING);
    });
    return !left.isEmpty();
  }

  private Stream<Attempt> withoutLease(Chunk chunk) {
    return place.chunks().attempts().of(chunk.id()).stream()
        .filter(attempt -> attempt.state() == AttemptState.RUNNING && !chunk.isLeasedUnder(attempt.leaseToken()));
  }
}
