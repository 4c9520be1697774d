package dev.forge.batch.lifecycle;

import dev.forge.batch.FieldText;
import dev.forge.batch.HashFamily;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.RequestCodec;
import dev.forge.batch.SwarmBatch;
import dev.forge.batch.SwarmTransaction;
import dev.forge.batch.circuit.Slicing;
import dev.forge.ledger.DuplicateKeyException;
import dev.forge.ledger.UnitOfWork;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerRegistry;
import dev.forge.worker.WorkerState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Takes batches of the swarm API in. */
public final class SwarmSubmission {
  /** Transactions are kept in parts of so many. */
  static final int PART = 64;

  private static final int LONGEST_ID = 200;
  private static final int LONGEST_ROOT = 100;

  private final Batches batches;
  private final Intake intake;
  private final Backlog backlog;
  private final WorkerRegistry workers;
  private final UnitOfWork units;
  private final InstalledCircuits circuits;
  private final Options options;

  /**
   * How all batches of the swarm are treated.
   *
   * @param settle whether they are settled, where they do not say that they are not; without, none is, and they are
   *     complete when they are proved
   */
  public record Options(BatchPolicy policy, boolean settle) {}

  /** Where batches go. */
  public record Place(Batches batches, Intake intake, Backlog backlog, UnitOfWork units) {}

  /** A submission over its rows. */
  public SwarmSubmission(Place place, WorkerRegistry workers, InstalledCircuits circuits, Options options) {
    batches = place.batches();
    intake = place.intake();
    backlog = place.backlog();
    units = place.units();
    this.workers = workers;
    this.circuits = circuits;
    this.options = options;
  }

  /**
   * Takes a batch in. Its transactions are read and encrypted part by part, so that no more of it is ever held in the
   * clear than one part, and no more encrypted than a portion of parts.
   *
   * @throws RefusedRequestException if a value is out of form, some transactions have a witness and some have none
   *     ({@code INVALID_FIELD}), or none has and the prover needs it ({@code WITNESS_MISSING})
   */
  public SwarmOutcome submit(SwarmBatch batch) {
    check(batch);
    Optional<Batch> existing = batches.named(BatchOrigin.SWARM, batch.batchId());
    if (existing.isPresent()) {
      return already(existing.get());
    }
    int ready = (int) workers.all().stream().filter(SwarmSubmission::isReady).count();
    if (ready == 0) {
      return new SwarmOutcome.NoWorkers();
    }
    return backlog.admit(() -> keep(batch, ready))
        .orElseGet(() -> new SwarmOutcome.QueueFull(options.policy().retryAfter()));
  }

  private SwarmOutcome keep(SwarmBatch batch, int ready) {
    Parts parts = new Parts(batch.transactions());
    Intake.Received received = intake.receive(parts);
    try {
      checkWitness(batch, parts);
      NewBatch newBatch = new NewBatch(BatchOrigin.SWARM, batch.batchId(), SwarmBatch.number(batch.batchId()),
          HashFamily.MIMC, true, settles(batch), parts.withWitness > 0, batch.initialRoot());
      units.call(() -> intake.keep(newBatch, received));
      int size = Slicing.transfersPerSlice(circuits.circuits(), HashFamily.MIMC, options.policy().chunkSize());
      return new SwarmOutcome.Submitted(batch.batchId(), Math.ceilDiv(parts.count, size), ready);
    } catch (DuplicateKeyException e) {
      intake.giveUp(received.id());
      return already(batches.named(BatchOrigin.SWARM, batch.batchId()).orElseThrow(() -> e));
    } catch (RuntimeException e) {
      intake.giveUp(received.id());
      throw e;
    }
  }

  private boolean settles(SwarmBatch batch) {
    boolean asked = batch.settle().get().orElse(options.settle());
    if (asked && !options.settle()) {
      throw new RefusedRequestException(RefusalCode.INVALID_FIELD, "/batch/settle", "settlement is off on this server");
    }
    return asked;
  }

  private static SwarmOutcome already(Batch batch) {
    return new SwarmOutcome.AlreadySubmitted(batch.publicId(), batch.state(), batch.chunksTotal());
  }

  private static boolean isReady(Worker worker) {
    return worker.state() == WorkerState.READY;
  }

  private static void check(SwarmBatch batch) {
    if (batch.batchId().isBlank() || batch.batchId().length() > LONGEST_ID) {
      throw new RefusedRequestException(RefusalCode.INVALID_FIELD, "/batch/batch_id",
          "must have 1 to " + LONGEST_ID + " characters, has " + batch.batchId().length());
    }
    if (batch.initialRoot().isBlank() || batch.initialRoot().length() > LONGEST_ROOT) {
      throw new RefusedRequestException(RefusalCode.INVALID_FIELD, "/batch/initial_root",
          "must have 1 to " + LONGEST_ROOT + " characters, has " + batch.initialRoot().length());
    }
    if (!batch.transactions().hasNext()) {
      throw new RefusedRequestException(RefusalCode.INVALID_FIELD, "/batch/transactions", "is empty");
    }
  }

  private void checkWitness(SwarmBatch batch, Parts parts) {
    if (parts.withWitness > 0 && parts.withWitness < parts.count) {
      throw new RefusedRequestException(RefusalCode.INVALID_FIELD, "/batch/transactions",
          parts.withWitness + " of " + parts.count + " transactions have a witness; all or none must");
    }
    if (parts.withWitness == 0 && circuits.needWitness()) {
      throw new RefusedRequestException(RefusalCode.WITNESS_MISSING, "/batch/transactions",
          "no transaction has a witness, and only a mock prover can serve without");
    }
    if (parts.withWitness > 0 && FieldText.canonical(batch.initialRoot()).isEmpty()) {
      throw new RefusedRequestException(RefusalCode.INVALID_FIELD, "/batch/initial_root",
          "is not a field element below the modulus");
    }
  }

  /** The transactions in encoded parts, counted on the way. */
  private static final class Parts implements Iterator<byte[]> {
    private final Iterator<SwarmTransaction> transactions;
    private int count;
    private int withWitness;

    Parts(Iterator<SwarmTransaction> transactions) {
      this.transactions = transactions;
    }

    @Override
    public boolean hasNext() {
      return transactions.hasNext();
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      List<SwarmTransaction> part = new ArrayList<>(PART);
      while (part.size() < PART && transactions.hasNext()) {
        SwarmTransaction transaction = transactions.next();
        part.add(transaction);
        count++;
        withWitness += transaction.transfer().isPresent() ? 1 : 0;
      }
      return RequestCodec.encodeTransactions(part);
    }
  }
}
