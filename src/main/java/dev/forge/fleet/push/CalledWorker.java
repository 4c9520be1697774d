package dev.forge.fleet.push;

import dev.forge.batch.HashFamily;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkWork;
import dev.forge.dispatch.Chunks;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.Heartbeat;
import dev.forge.fleet.WaitingRoom;
import dev.forge.fleet.push.CalledProver.CallOutcome;
import dev.forge.fleet.push.WorkerCalls.WorkerAnswer;
import dev.forge.prover.CircuitId;
import dev.forge.prover.Prover;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerRegistry;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One worker that is called: its health is asked for every second, and while it is ready as many threads as it proves chunks at
 * once claim for it and wait for its answers.
 */
public final class CalledWorker {
  private static final Logger LOG = System.getLogger(CalledWorker.class.getName());
  private static final Duration ASK_HEALTH_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int MOST_SLOTS = 64;
  private static final int CANDIDATES = 16;
  private static final int REMEMBERED = 10_000;

  private final WorkerAddress address;
  private final Place place;
  private final Set<String> circuits;
  private final Set<ChunkId> unsuitable = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private volatile int slots;
  private volatile boolean stopping;

  /**
   * What calls need of the coordinator.
   *
   * @param prover whose circuits are proved
   * @param period how often leases are renewed
   */
  public record Place(Coordinator coordinator, Chunks chunks, WorkerRegistry workers, Prover prover, WorkerCalls calls,
      Heartbeat heartbeat, Duration period, WaitingRoom room, InstantSource clock) {}

  /** A worker that nobody has called yet. */
  public CalledWorker(WorkerAddress address, Place place) {
    this.address = address;
    this.place = place;
    circuits = place.prover().circuits().stream().map(CircuitId::name).filter(CalledWorker::canBeAskedFor)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean canBeAskedFor(String circuit) {
    return BatchCircuit.named(circuit).filter(named -> named.hash() == HashFamily.MIMC).isPresent();
  }

  /** Begins. */
  public synchronized void start() {
    threads.add(Thread.ofVirtual().name("forge-health-of-" + address).start(this::askHealth));
  }

  /** Calls no more; what is under way is given back. */
  public synchronized void stop() {
    stopping = true;
    threads.forEach(Thread::interrupt);
  }

  /** How many chunks it takes at once now; 0 while it is away or not ready. */
  public int slots() {
    return slots;
  }

  private void askHealth() {
    try {
      while (!stopping) {
        survive(this::askHealthOnce);
        Thread.sleep(ASK_HEALTH_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void askHealthOnce() {
    int before = slots;
    try {
      slots = place.calls().get(address.endpoint("health")) instanceof WorkerAnswer.Done done ? room(done.data()) : 0;
    } catch (WorkerAwayException e) {
      slots = 0;
      if (before > 0) {
        LOG.log(Level.WARNING, e.getMessage());
      }
    }
    if (slots > 0) {
      place.workers().announce(address.id(), Optional.of(address.url()), slots, Optional.of(circuits));
      addThreads();
    }
    if (before == 0 && slots > 0) {
      LOG.log(Level.INFO, "worker at " + address + " takes " + slots + " chunks at once");
    }
  }

  /** A worker that is full now is one that has room, for those that are asked to wait are its own. */
  private static int room(JsonObject health) {
    boolean full = health.getInt("active_jobs", 0) >= health.getInt("max_concurrent_jobs", 1);
    boolean ready = health.getBoolean("ready", true) || full;
    return ready ? Math.clamp(health.getInt("max_concurrent_jobs", 1), 1, MOST_SLOTS) : 0;
  }

  private synchronized void addThreads() {
    while (!stopping && threads.size() < slots + 1) {
      int slot = threads.size() - 1;
      threads.add(Thread.ofVirtual().name("forge-call-" + slot + "-of-" + address).start(() -> takeTurns(slot)));
    }
  }

  private void takeTurns(int slot) {
    try {
      while (!stopping) {
        if (slot >= slots) {
          Thread.sleep(PAUSE);
        } else {
          survive(this::turn);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    long seen = place.room().rings();
    Optional<ChunkClaim> claim = claim();
    if (claim.isEmpty()) {
      place.room().await(seen, LOOK_AGAIN_AFTER);
      return;
    }
    CalledProver prover = new CalledProver(place.prover(), address, place.calls(), claim.get());
    new ChunkWork(id(), place.coordinator(), prover, place.heartbeat(), place.period()).workOn(claim.get());
    if (prover.outcome() == CallOutcome.UNSUITABLE) {
      remember(claim.get().chunk());
    } else if (prover.outcome() == CallOutcome.AWAY) {
      slots = 0;
    }
    if (prover.outcome() != CallOutcome.ANSWERED) {
      Thread.sleep(PAUSE);
    }
  }

  private Optional<ChunkClaim> claim() {
    Chunks chunks = place.chunks();
    var now = place.clock().instant();
    return Stream.concat(chunks.waiting(now, circuits, CANDIDATES + unsuitable.size()).stream(),
        chunks.stragglers(now, Optional.of(circuits), CANDIDATES).stream()).filter(chunk -> !unsuitable.contains(chunk))
        .limit(CANDIDATES).map(chunk -> place.coordinator().claim(id(), chunk))
        .filter(ClaimOutcome.Claimed.class::isInstance).map(claimed -> ((ClaimOutcome.Claimed) claimed).claim())
        .findFirst();
  }

  private void remember(ChunkId chunk) {
    if (unsuitable.size() >= REMEMBERED) {
      unsuitable.clear();
    }
    unsuitable.add(chunk);
  }

  private WorkerId id() {
    return address.id();
  }

  private interface Step {
    void go() throws InterruptedException;
  }

  private static void survive(Step step) throws InterruptedException {
    try {
      step.go();
    } catch (RuntimeException e) { // the rows are the truth: a lease runs out by itself
      LOG.log(Level.WARNING, "a turn of a worker that is called failed", e);
      Thread.sleep(PAUSE);
    }
  }
}
