package dev.forge.batch.lifecycle;

import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.InputVault;
import dev.forge.batch.vault.UnreadableInputException;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.OpenChunks;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Prepares batches: each is executed and cut into chunks outside any transaction, under a token that other preparers
 * respect until its time is over. Chunks' inputs are kept on the way, so that a large batch is never held as a whole; they
 * count only when the batch is proving.
 */
public final class Preparation {
  private static final System.Logger LOG = System.getLogger(Preparation.class.getName());
  private static final int MOST = 50;
  private static final int TOKEN = 16;

  private final Batches batches;
  private final InputVault vault;
  private final OpenChunks chunks;
  private final Endings endings;
  private final Ledger ledger;
  private final Cutter cutter;
  private final Terms terms;

  /** What came of a wish to prepare a batch. */
  public enum Outcome {
    /** Its chunks wait to be proved. */
    PREPARED,
    /** It cannot be proved, and failed. */
    REFUSED,
    /** It does not wait (any more): somebody else prepares it, did, or it ended. */
    NOT_WAITING
  }

  /** Who is told, and how long a preparer is believed in. */
  public record Terms(BatchListener listener, BatchPolicy policy) {}

  /** Where batches and their inputs are. */
  public record Place(Batches batches, InputVault vault, OpenChunks chunks, Endings endings) {}

  /** A preparation over the rows. */
  public Preparation(Place place, InstalledCircuits circuits, Ledger ledger, Terms terms) {
    batches = place.batches();
    vault = place.vault();
    chunks = place.chunks();
    endings = place.endings();
    this.ledger = ledger;
    this.terms = terms;
    cutter = new Cutter(vault, circuits, terms.policy());
  }

  /** Prepares a batch that the bell rang for. */
  public Outcome prepare(BatchId id) {
    String token = HexFormat.of().formatHex(ledger.randomness().nextBytes(TOKEN));
    Optional<Batch> waiting = batches.find(id).filter(batch -> batch.waitsToBePrepared(ledger.now()));
    if (waiting.filter(this::isQuick).isPresent()) {
      return prepareAtOnce(waiting.get(), token);
    }
    return waiting.flatMap(_ -> ledger.units().call(() -> begin(id, token))).map(batch -> cut(batch, token))
        .orElse(Outcome.NOT_WAITING);
  }

  /** Whether nothing is executed, and its inputs are few: then it is cut first, and begins and ends in one unit of work. */
  private boolean isQuick(Batch batch) {
    return batch.state() == BatchState.PENDING && batch.inputParts() == 1 && !cutter.executes(batch);
  }

  private Outcome prepareAtOnce(Batch batch, String token) {
    return prepared(batch.id(), token, () -> {
      Cut cut = new Cut(vault, batch, () -> false, _ -> { /* the rest has all, for it never is too much */ });
      cutter.cut(batch, cut);
      return ledger.units().call(() -> begin(batch.id(), token).isPresent() && finish(batch.id(), token, cut));
    });
  }

  /** Prepares all batches that wait, also those whose bell was lost or whose preparer died; returns how many. */
  public int prepareWaiting() {
    return (int) batches.toPrepare(ledger.now(), MOST).stream()
        .filter(id -> prepare(id) != Outcome.NOT_WAITING).count();
  }

  private Optional<Batch> begin(BatchId id, String token) {
    Optional<Batch> waiting = batches.lock(id).filter(batch -> batch.waitsToBePrepared(ledger.now()));
    waiting.ifPresent(batch -> {
      BatchState from = batch.state();
      batch.prepare(token, ledger.now().plus(terms.policy().prepareLease()));
      batches.update(batch, from);
      if (from == BatchState.SLICING) {
        vault.forget(id, InputKind.CHUNK); // of a preparer that was lost
      }
      ledger.changed("batch", id, from, batch.state(), Actor.SYSTEM, "");
      terms.listener().happened(batch, new BatchNews.Preparing());
    });
    return waiting;
  }

  private Outcome cut(Batch batch, String token) {
    return prepared(batch.id(), token, () -> {
      SignOfLife life = new SignOfLife(ledger.now());
      Cut cut = new Cut(vault, batch, () -> life.isOverdue(ledger.now(), terms.policy().prepareLease()), parts -> {
        keepOnTheWay(batch.id(), token, parts);
        life.shown(ledger.now());
      });
      cutter.cut(batch, cut);
      return ledger.units().call(() -> finish(batch.id(), token, cut));
    });
  }

  private Outcome prepared(BatchId id, String token, BooleanSupplier work) {
    try {
      return work.getAsBoolean() ? Outcome.PREPARED : Outcome.NOT_WAITING;
    } catch (RefusedRequestException e) {
      return fail(id, token, failureCode(e.code()), e.getMessage());
    } catch (Cut.TakenException e) {
      return Outcome.NOT_WAITING;
    } catch (IllegalArgumentException | IllegalStateException | UnreadableInputException e) {
      LOG.log(System.Logger.Level.ERROR, "batch " + id + " could not be prepared", e);
      return fail(id, token, FailureCode.INTERNAL_ERROR, "the batch could not be prepared");
    }
  }

  /** When a preparer was last seen to live. */
  private static final class SignOfLife {
    private Instant last;

    SignOfLife(Instant now) {
      last = now;
    }

    void shown(Instant now) {
      last = now;
    }

    boolean isOverdue(Instant now, Duration lease) {
      return last.plus(lease.dividedBy(3)).isBefore(now);
    }
  }

  /** A batch of inputs is full: keeps them, and shows that the preparer lives. */
  private void keepOnTheWay(BatchId id, String token, Cut.Inputs inputs) {
    ledger.units().run(() -> {
      Batch batch = stillOurs(id, token).orElseThrow(Cut.TakenException::new);
      batch.prepare(token, ledger.now().plus(terms.policy().prepareLease()));
      batches.update(batch, BatchState.SLICING);
      inputs.keep(vault);
    });
  }

  private boolean finish(BatchId id, String token, Cut cut) {
    Optional<Batch> ours = stillOurs(id, token);
    ours.ifPresent(batch -> {
      cut.rest().keep(vault);
      vault.forget(id, InputKind.REQUEST);
      chunks.open(id, cut.plans());
      batch.startProving(cut.plans().size(), ledger.now());
      batches.update(batch, BatchState.SLICING);
      ledger.changed("batch", id, BatchState.SLICING, batch.state(), Actor.SYSTEM, cut.plans().size() + " chunks");
      terms.listener().happened(batch, new BatchNews.Proving());
    });
    return ours.isPresent();
  }

  private Outcome fail(BatchId id, String token, FailureCode code, String reason) {
    return ledger.units().call(() -> {
      Optional<Batch> ours = stillOurs(id, token).or(() -> begin(id, token).flatMap(_ -> stillOurs(id, token)));
      ours.ifPresent(batch -> endings.fail(batch, code, reason, Actor.SYSTEM));
      return ours.isPresent() ? Outcome.REFUSED : Outcome.NOT_WAITING;
    });
  }

  private Optional<Batch> stillOurs(BatchId id, String token) {
    return batches.lock(id).filter(batch -> batch.isPreparedUnder(token));
  }

  private static FailureCode failureCode(RefusalCode code) {
    return switch (code) {
      case WITNESS_INVALID -> FailureCode.WITNESS_INVALID;
      case WITNESS_MISSING -> FailureCode.WITNESS_MISSING;
      case BATCH_TOO_LARGE -> FailureCode.BATCH_TOO_LARGE;
      case MALFORMED_REQUEST, INVALID_FIELD -> FailureCode.INTERNAL_ERROR;
    };
  }
}
