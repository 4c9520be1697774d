package dev.forge.dispatch;

import dev.forge.dispatch.ClaimOutcome.Claimed;
import dev.forge.dispatch.ClaimOutcome.NotAvailable;
import dev.forge.dispatch.ClaimOutcome.WorkerRefused;
import dev.forge.dispatch.RenewOutcome.LeaseLost;
import dev.forge.dispatch.RenewOutcome.Renewed;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import dev.forge.prover.ProgramInputs;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives chunks to workers, and lets them keep them. */
public final class Claims {
  private static final int CANDIDATES = 16;

  private final ChunkRows rows;
  private final ChunkOwner owner;
  private final WorkerRegistry workers;
  private final Ledger ledger;
  private final DispatchPolicy policy;
  private final SecondCopies copies;
  private final KnownChunks known;

  /**
   * Claims over the rows of chunks.
   *
   * @param known is told what is claimed
   */
  public Claims(ChunkRows rows, ChunkOwner owner, WorkerRegistry workers, Ledger ledger, DispatchPolicy policy,
      KnownChunks known) {
    this.rows = rows;
    this.owner = owner;
    this.workers = workers;
    this.ledger = ledger;
    this.policy = policy;
    copies = new SecondCopies(rows, policy.copies());
    this.known = known;
  }

  /** A worker wants a chunk that the bell rang for. */
  public ClaimOutcome claim(WorkerId worker, ChunkId chunk) {
    return ledger.units().call(() -> workers.mayWork(worker) ? lease(worker, chunk) : refused(worker));
  }

  /** A worker wants any chunk, the longest waiting first. */
  public ClaimOutcome claimNext(WorkerId worker) {
    return ledger.units().call(() -> workers.mayWork(worker) ? leaseNext(worker) : refused(worker));
  }

  /** Others may hold what waits for a moment, so the first that nobody holds is tried first. */
  private ClaimOutcome leaseNext(WorkerId worker) {
    Optional<Set<String>> circuits = workers.circuitsOf(worker);
    ClaimOutcome first = rows.chunks().lockWaiting(ledger.now(), circuits)
        .map(candidate -> lease(worker, candidate)).orElseGet(() -> nothingFor(worker));
    if (first instanceof Claimed) {
      return first;
    }
    for (ChunkId candidate : waiting(circuits)) {
      if (lease(worker, candidate) instanceof Claimed claimed) {
        return claimed;
      }
    }
    return copyFor(worker, circuits);
  }

  /** Nothing waits: then a second copy of what takes longer than usual. */
  private ClaimOutcome copyFor(WorkerId worker, Optional<Set<String>> circuits) {
    for (ChunkId candidate : rows.chunks().stragglers(ledger.now(), circuits, CANDIDATES)) {
      if (lease(worker, candidate) instanceof Claimed claimed) {
        return claimed;
      }
    }
    return nothingFor(worker);
  }

  private List<ChunkId> waiting(Optional<Set<String>> circuits) {
    return circuits.map(names -> rows.chunks().waiting(ledger.now(), names, CANDIDATES))
        .orElseGet(() -> rows.chunks().waiting(ledger.now(), CANDIDATES));
  }

  private static ClaimOutcome nothingFor(WorkerId worker) {
    return new NotAvailable("no chunk waits for worker " + worker);
  }

  /**
   * A worker is alive and proves on.
   *
   * @param progress what it is doing, for those who watch the batch
   */
  public RenewOutcome renew(ChunkId id, LeaseToken token, Optional<String> progress) {
    return ledger.units().call(() -> {
      Optional<Chunk> found = rows.chunks().find(id);
      found.filter(_ -> progress.isPresent()).ifPresent(chunk -> owner.lock(chunk.batch()));
      return found.map(chunk -> renew(chunk, token, progress)).orElseGet(() -> new LeaseLost("no chunk " + id));
    });
  }

  private RenewOutcome renew(Chunk chunk, LeaseToken token, Optional<String> progress) {
    Instant now = ledger.now();
    if (!chunk.isLeasedUnder(token)) {
      return new LeaseLost("chunk " + chunk.id() + " is " + chunk.state() + ", not leased under this token");
    }
    if (chunk.timedOut(token, now)) {
      return new LeaseLost("chunk " + chunk.id() + " was to be proved in " + policy.proofTimeout());
    }
    Instant until = chunk.renew(token, now.plus(policy.lease()));
    if (!rows.chunks().update(chunk, ChunkState.LEASED, chunk.leaseToken())) {
      return new LeaseLost("chunk " + chunk.id() + " was taken in between");
    }
    progress.ifPresent(message -> owner.progressed(chunk.batch(), chunk.index(), message));
    return new Renewed(until);
  }

  private ClaimOutcome lease(WorkerId worker, ChunkId id) {
    Instant now = ledger.now();
    Optional<Chunk> found = rows.chunks().find(id)
        .filter(chunk -> chunk.state() == ChunkState.PENDING || copies.may(chunk, worker, now));
    if (found.isEmpty()) {
      return new NotAvailable("chunk " + id + " does not wait");
    }
    Chunk chunk = found.get();
    if (chunk.state() == ChunkState.PENDING && chunk.availableAt().isAfter(now)) {
      return new NotAvailable("chunk " + id + " waits until " + chunk.availableAt());
    }
    if (workers.circuitsOf(worker).filter(names -> !names.contains(chunk.circuit().name())).isPresent()) {
      return new NotAvailable("worker " + worker + " has no keys of " + chunk.circuit());
    }
    if (chunk.state() == ChunkState.PENDING && shouldGoElsewhere(chunk, worker, now)) {
      return new NotAvailable("chunk " + id + " failed at worker " + worker + " and waits for another");
    }
    return owner.inputs(chunk.batch(), chunk.index()).map(inputs -> lease(chunk, worker, inputs))
        .orElseGet(() -> withoutInputs(chunk));
  }

  private ClaimOutcome withoutInputs(Chunk chunk) {
    if (owner.lock(chunk.batch())) {
      owner.chunkFailed(chunk.batch(), chunk.index(), "its inputs cannot be opened");
    }
    return new NotAvailable("the inputs of chunk " + chunk.id() + " cannot be opened");
  }

  private ClaimOutcome lease(Chunk chunk, WorkerId worker, ProgramInputs inputs) {
    Instant now = ledger.now();
    Instant expiresAt = now.plus(policy.lease());
    ChunkState from = chunk.state();
    Optional<LeaseToken> lease = chunk.leaseToken();
    Optional<Instant> waitedSince = Optional.of(chunk.availableAt()).filter(_ -> from == ChunkState.PENDING);
    LeaseToken token = LeaseToken.fresh(ledger.randomness());
    if (from == ChunkState.PENDING) {
      chunk.lease(worker, token, expiresAt, now.plus(policy.proofTimeout()));
      copies.tooLong(chunk.circuit()).ifPresent(time -> chunk.copyableFrom(now.plus(time)));
    } else {
      chunk.copy(worker, token, expiresAt, now.plus(policy.proofTimeout()));
    }
    if (!rows.chunks().update(chunk, from, lease)) {
      return new NotAvailable("chunk " + chunk.id() + " was claimed by somebody else");
    }
    rows.attempts().insert(new Attempt(ledger.randomness().nextId(), chunk, worker, token, now));
    ledger.changed("chunk", chunk.id(), from, chunk.state(), actor(worker),
        from == ChunkState.PENDING ? "claimed" : "claimed too, since it takes long");
    known.add(chunk);
    return new Claimed(new ChunkClaim(chunk.id(), chunk.batch(), chunk.index(), chunk.circuit(), token,
        chunk.statement(), inputs, earlier(expiresAt, now.plus(policy.proofTimeout()))), waitedSince,
        from != ChunkState.PENDING);
  }

  private boolean shouldGoElsewhere(Chunk chunk, WorkerId worker, Instant now) {
    return chunk.failures() > 0 && chunk.lastWorker().filter(worker::equals).isPresent()
        && now.isBefore(chunk.availableAt().plus(policy.elsewhereFor()))
        && workers.othersMayWork(worker, chunk.circuit().name());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static ClaimOutcome refused(WorkerId worker) {
    return new WorkerRefused("worker " + worker + " is not ready");
  }

  private static Actor actor(WorkerId worker) {
    return Actor.worker((int) worker.number());
  }
}
