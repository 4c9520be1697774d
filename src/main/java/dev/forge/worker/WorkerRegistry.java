package dev.forge.worker;

import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who works, and who may. Statistics of proofs are collected in memory and written with the next sign of life, since a
 * row that every proof changes would make all proofs wait for each other.
 */
public final class WorkerRegistry {
  private final Workers workers;
  private final Ledger ledger;
  private final WorkerPolicy policy;
  private final Map<WorkerId, Tally> unwritten = new ConcurrentHashMap<>();

  private record Tally(long proofs, long milliseconds) {
    Tally plus(Tally other) {
      return new Tally(proofs + other.proofs, milliseconds + other.milliseconds);
    }
  }

  /** The registry over its rows. */
  public WorkerRegistry(Workers workers, Ledger ledger, WorkerPolicy policy) {
    this.workers = workers;
    this.ledger = ledger;
    this.policy = policy;
  }

  /** A sign of life: the worker is there, at this address (none inside this process), with so many slots. */
  public void announce(WorkerId id, Optional<URI> url, int capacity) {
    announce(id, url, capacity, Optional.empty());
  }

  /** The same of a worker that has keys of some circuits only. */
  public void announce(WorkerId id, Optional<URI> url, int capacity, Optional<Set<String>> circuits) {
    ledger.units().run(() -> {
      Optional<Worker> known = workers.find(id);
      if (known.isEmpty()) {
        Worker first = new Worker(id, url, capacity, ledger.now());
        circuits.ifPresent(first::offer);
        workers.insert(first);
        return;
      }
      change(known.get(), Actor.worker((int) id.number()), "announced", worker -> {
        worker.seen(url, capacity, ledger.now());
        circuits.ifPresent(worker::offer);
        Tally tally = unwritten.getOrDefault(id, new Tally(0, 0));
        worker.proved(tally.proofs(), tally.milliseconds());
        ledger.units()
            .afterCommit(() -> unwritten.merge(id, new Tally(-tally.proofs(), -tally.milliseconds()), Tally::plus));
      });
    });
  }

  /** Whether the worker may be given a chunk. */
  public boolean mayWork(WorkerId id) {
    return workers.find(id).filter(worker -> worker.state() == WorkerState.READY).isPresent();
  }

  /** The circuits whose chunks the worker may be given; none where it may be given any. */
  public Optional<Set<String>> circuitsOf(WorkerId id) {
    return workers.find(id).flatMap(Worker::circuits);
  }

  /** Whether another worker than this one may be given a chunk of a circuit. */
  public boolean othersMayWork(WorkerId id, String circuit) {
    return workers.all().stream().anyMatch(worker -> worker.state() == WorkerState.READY && !worker.id().equals(id)
        && worker.circuits().filter(names -> !names.contains(circuit)).isEmpty());
  }

  /** A worker says that it ends, so that nobody waits for it. */
  public void leave(WorkerId id) {
    ledger.units().run(() -> workers.find(id).filter(known -> known.state().mayBecome(WorkerState.LOST))
        .ifPresent(known -> change(known, Actor.worker((int) id.number()), "it ended", Worker::lose)));
  }

  /** The worker delivered a proof that does not verify; part of the current unit of work. */
  public void strike(WorkerId id, String reason) {
    workers.find(id)
        .ifPresent(known -> change(known, Actor.SYSTEM, reason,
            worker -> worker.strike(ledger.now(), policy.quarantine())));
  }

  /** The worker made a proof that was accepted. */
  public void proved(WorkerId id, long milliseconds) {
    unwritten.merge(id, new Tally(1, milliseconds), Tally::plus);
  }

  /** An operator lets a worker back. */
  public void release(WorkerId id, Actor actor, String reason) {
    ledger.units().run(() -> workers.find(id).ifPresent(known -> change(known, actor, reason, Worker::release)));
  }

  /** An operator lets a worker finish and gives it no more. */
  public void drain(WorkerId id, Actor actor, String reason) {
    ledger.units().run(() -> workers.find(id).ifPresent(known -> change(known, actor, reason, Worker::drain)));
  }

  /** Calls those lost that were not heard of, and lets those back whose quarantine is over; returns how many changed. */
  public int sweep() {
    return ledger.units().call(() -> (int) workers.all().stream().filter(this::sweep).count());
  }

  /** All workers, by number, with what they have done. */
  public List<Worker> all() {
    List<Worker> all = workers.all();
    all.forEach(worker -> Optional.ofNullable(unwritten.get(worker.id()))
        .ifPresent(tally -> worker.proved(tally.proofs(), tally.milliseconds())));
    return all;
  }

  private boolean sweep(Worker worker) {
    var now = ledger.now();
    if (worker.state() == WorkerState.QUARANTINED) {
      boolean over = worker.quarantinedUntil().filter(until -> !until.isAfter(now)).isPresent();
      if (over) {
        change(worker, Actor.SYSTEM, "quarantine is over", Worker::release);
      }
      return over;
    }
    boolean silent = worker.lastSeenAt().plus(policy.lostAfter()).isBefore(now);
    if (silent && worker.state() != WorkerState.LOST) {
      change(worker, Actor.SYSTEM, "silent since " + worker.lastSeenAt(), Worker::lose);
      return true;
    }
    return false;
  }

  private void change(Worker worker, Actor actor, String reason, Consumer<Worker> verb) {
    WorkerState from = worker.state();
    verb.accept(worker);
    workers.update(worker);
    if (from != worker.state()) {
      ledger.changed("worker", worker.id(), from, worker.state(), actor, reason);
    }
  }
}
