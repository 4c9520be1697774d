package dev.forge.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.batch.lifecycle.BatchState;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.ChunkState;
import dev.forge.fixtures.StateMatrix;
import dev.forge.job.ProofJobState;
import dev.forge.settlement.SettlementState;
import dev.forge.worker.WorkerState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of states of every state machine. */
class StatesTest {
  @Test
  void proofJobs() {
    StateMatrix.check(ProofJobState.class, Map.of(
        ProofJobState.PENDING, Set.of(ProofJobState.PREPARING, ProofJobState.FAILED, ProofJobState.CANCELLED),
        ProofJobState.PREPARING, Set.of(ProofJobState.PROVING, ProofJobState.FAILED, ProofJobState.CANCELLED),
        ProofJobState.PROVING, Set.of(ProofJobState.COMPLETED, ProofJobState.FAILED)),
        ProofJobState::mayBecome, ProofJobState::isTerminal);
  }

  @Test
  void batches() {
    StateMatrix.check(BatchState.class, Map.of(
        BatchState.PENDING, Set.of(BatchState.SLICING, BatchState.FAILED),
        BatchState.SLICING, Set.of(BatchState.PROVING, BatchState.FAILED),
        BatchState.PROVING, Set.of(BatchState.SETTLING, BatchState.COMPLETED, BatchState.FAILED),
        BatchState.SETTLING, Set.of(BatchState.COMPLETED, BatchState.FAILED)),
        BatchState::mayBecome, BatchState::isTerminal);
  }

  @Test
  void operatorsMoveOnlyFailedBatchesBack() {
    for (BatchState from : BatchState.values()) {
      for (BatchState to : BatchState.values()) {
        boolean allowed = from == BatchState.FAILED && (to == BatchState.PROVING || to == BatchState.SETTLING);
        assertEquals(allowed, from.operatorMayMoveTo(to), from + " -> " + to);
      }
    }
  }

  @Test
  void chunks() {
    StateMatrix.check(ChunkState.class, Map.of(
        ChunkState.PENDING,
        Set.of(ChunkState.LEASED, ChunkState.PROVED, ChunkState.FAILED, ChunkState.CANCELLED),
        ChunkState.LEASED,
        Set.of(ChunkState.PENDING, ChunkState.PROVED, ChunkState.FAILED, ChunkState.CANCELLED)),
        ChunkState::mayBecome, ChunkState::isTerminal);
    StateMatrix.check(ChunkState.class,
        Map.of(ChunkState.FAILED, Set.of(ChunkState.PENDING), ChunkState.CANCELLED, Set.of(ChunkState.PENDING)),
        ChunkState::operatorMayMoveTo, state -> state != ChunkState.FAILED && state != ChunkState.CANCELLED);
  }

  @Test
  void attempts() {
    StateMatrix.check(AttemptState.class, Map.of(
        AttemptState.RUNNING, Set.of(AttemptState.SUCCEEDED, AttemptState.FAILED, AttemptState.EXPIRED,
            AttemptState.SUPERSEDED, AttemptState.CANCELLED),
        AttemptState.EXPIRED, Set.of(AttemptState.SUCCEEDED, AttemptState.FAILED)),
        AttemptState::mayBecome, AttemptState::isTerminal);
  }

  @Test
  void workers() {
    StateMatrix.check(WorkerState.class, Map.of(
        WorkerState.READY, Set.of(WorkerState.DRAINING, WorkerState.QUARANTINED, WorkerState.LOST),
        WorkerState.DRAINING, Set.of(WorkerState.READY, WorkerState.QUARANTINED, WorkerState.LOST),
        WorkerState.QUARANTINED, Set.of(WorkerState.READY, WorkerState.DRAINING),
        WorkerState.LOST, Set.of(WorkerState.READY, WorkerState.DRAINING, WorkerState.QUARANTINED)),
        WorkerState::mayBecome, WorkerState::isTerminal);
  }

  @Test
  void settlements() {
    StateMatrix.check(SettlementState.class, Map.of(
        SettlementState.PENDING, Set.of(SettlementState.SUBMITTED, SettlementState.FAILED),
        SettlementState.SUBMITTED, Set.of(SettlementState.SETTLED, SettlementState.FAILED)),
        SettlementState::mayBecome, SettlementState::isTerminal);
  }
}
