package dev.forge.auditor;

import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkRows;
import dev.forge.dispatch.OpenChunks;
import dev.forge.job.JobEvents;
import dev.forge.job.ProofJobs;
import dev.forge.ledger.Ledger;
import dev.forge.ledger.UnitOfWork;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checks the rules on the rows, batch by batch: those that are worked on at each sweep, and all others in turn. A lease is
 * given without locking its batch, so one look may see half of it: a finding counts when a second look finds it too.
 */
public final class Auditor {
  private static final System.Logger LOG = System.getLogger(Auditor.class.getName());
  private static final int LIVE = 50;
  private static final int IN_TURN = 100;

  private final Place place;
  private final Inspector inspector;
  private final Repairs repairs;
  private final Map<BatchId, List<Finding>> broken = new ConcurrentHashMap<>();
  private final AtomicLong repaired = new AtomicLong();
  private Optional<BatchId> turn = Optional.empty();

  /** The rows that are looked at. */
  public record Place(UnitOfWork units, Batches batches, ChunkRows chunks, SealedInputs inputs, ProofJobs jobs,
      JobEvents events) {}

  /**
   * An auditor over rows.
   *
   * @param open closes chunks that were left behind
   * @param budget how often a chunk may fail
   */
  public Auditor(Place place, OpenChunks open, Ledger ledger, int budget) {
    this.place = place;
    inspector = new Inspector(place, budget);
    repairs = new Repairs(place, open, ledger);
  }

  /** The promises that a batch's rows break. Nothing is changed. */
  public List<Finding> inspect(BatchId batch) {
    List<Finding> first = inspector.look(batch);
    if (first.isEmpty()) {
      return first;
    }
    List<Finding> second = inspector.look(batch);
    return first.stream().filter(second::contains).toList();
  }

  /** Inspects batches that are worked on, and the next of all others, and repairs; returns how many were repaired. */
  public synchronized int sweep() {
    Set<BatchId> now = new LinkedHashSet<>(broken.keySet());
    now.addAll(place.batches().in(BatchState.PROVING, LIVE));
    now.addAll(place.batches().in(BatchState.SETTLING, LIVE));
    List<BatchId> next = place.batches().page(turn, IN_TURN);
    turn = next.size() < IN_TURN ? Optional.empty() : Optional.of(next.getLast());
    now.addAll(next);
    return now.stream().mapToInt(this::audit).sum();
  }

  /** What the last look at each batch found and nothing could repair. */
  public List<Finding> findings() {
    return broken.values().stream().flatMap(Collection::stream).toList();
  }

  /** How much was repaired since the start. */
  public long repaired() {
    return repaired.get();
  }

  private int audit(BatchId batch) {
    List<Finding> found = inspect(batch);
    List<Finding> unheard = found.stream().filter(finding -> !broken.getOrDefault(batch, List.of()).contains(finding))
        .toList();
    unheard.forEach(finding -> LOG.log(System.Logger.Level.ERROR, finding));
    int done = (int) found.stream().filter(repairs::repair).count();
    repaired.addAndGet(done);
    List<Finding> left = done == 0 ? found : inspect(batch);
    if (left.isEmpty()) {
      broken.remove(batch);
    } else {
      broken.put(batch, left);
    }
    return done;
  }
}
