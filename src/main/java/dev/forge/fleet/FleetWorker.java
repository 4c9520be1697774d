package dev.forge.fleet;

import dev.forge.dispatch.ChunkWork;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Heartbeat;
import dev.forge.prover.Prover;
import dev.forge.worker.WorkerId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A worker in a process of its own: registers, and shows that it lives; has a thread for each slot that claims and proves;
 * and delivers what was proved until it is acknowledged. While no coordinator is there it tries again and again.
 */
public final class FleetWorker {
  private static final Logger LOG = System.getLogger(FleetWorker.class.getName());
  private static final Duration ALIVE_EVERY = Duration.ofSeconds(3);
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);
  private static final Duration UNTIL_OFFERS = Duration.ofMillis(100);
  private static final Duration OFFERS_EVERY = Duration.ofMinutes(1);
  private static final int COURIERS = 2;

  private final Terms terms;
  private final RemoteCoordinator coordinator;
  private final Outbox outbox;
  private final Offers offers;
  private final ChunkWork work;
  private final List<Slot> slots = new ArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final List<Thread> others = new ArrayList<>();
  private volatile boolean stopping;
  private volatile String standing = "not registered yet";

  /**
   * Who it is.
   *
   * @param url where it listens, where it does
   * @param slots how many chunks it proves at once
   * @param outbox the folder of proofs that are not acknowledged
   */
  public record Terms(WorkerId id, Optional<URI> url, int slots, Path outbox) {}

  /** A worker that does nothing yet. */
  public FleetWorker(Terms terms, RemoteCoordinator coordinator, Prover prover, Heartbeat heartbeat) {
    this.terms = terms;
    this.coordinator = coordinator;
    outbox = new Outbox(terms.outbox(), coordinator);
    offers = new Offers(prover);
    work = new ChunkWork(terms.id(), outbox, prover, heartbeat, HEARTBEAT);
  }

  /** Begins. */
  public void start() {
    for (int i = 0; i < terms.slots(); i++) {
      Slot slot = new Slot();
      slots.add(slot);
      slot.thread = Thread.ofPlatform().daemon().name("forge-slot-" + i).start(slot);
    }
    for (int i = 0; i < COURIERS; i++) {
      others.add(Thread.ofVirtual().name("forge-courier-" + i).start(outbox::run));
    }
    others.add(Thread.ofPlatform().daemon().name("forge-offers").start(this::look));
    others.add(Thread.ofPlatform().daemon().name("forge-alive").start(this::showLife));
  }

  /**
   * Takes no more chunks, finishes those it has, gives back what it has not finished in time, and delivers what it can.
   *
   * @throws InterruptedException if the thread is to end
   */
  public void stop(Duration patience) throws InterruptedException {
    stopping = true;
    long end = System.nanoTime() + patience.toNanos();
    slots.stream().filter(slot -> slot.claiming).forEach(slot -> slot.thread.interrupt());
    for (Slot slot : slots) {
      if (!slot.thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
        slot.thread.interrupt();
        slot.thread.join(Duration.ofSeconds(5));
      }
    }
    outbox.close();
    for (Thread thread : others) {
      if (thread.isVirtual()) {
        thread.join(Duration.ofSeconds(2));
      }
      thread.interrupt();
    }
    try {
      coordinator.leave();
    } catch (CoordinatorAwayException e) {
      LOG.log(Level.INFO, "nobody was told that this worker ends: " + e.getMessage());
    }
    coordinator.close();
  }

  /** Whether it is registered, and if not why. */
  public String standing() {
    return standing;
  }

  /** How many chunks it proves now. */
  public int busy() {
    return busy.get();
  }

  /** How many proofs are not acknowledged. */
  public int undelivered() {
    return outbox.size();
  }

  private void look() {
    try {
      while (!stopping) {
        offers.look();
        Thread.sleep(OFFERS_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void showLife() {
    try {
      while (!stopping) {
        boolean known = offers.areKnown();
        if (known) {
          register();
        }
        Thread.sleep(known ? ALIVE_EVERY : UNTIL_OFFERS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void register() {
    try {
      Membership membership = coordinator.register(new Registration(terms.id(), Registration.PROTOCOL, terms.url(),
          terms.slots(), offers.known()));
      say("registered for " + membership.circuits().stream().sorted().toList());
    } catch (RefusedWorkerException e) {
      say(e.getMessage());
    } catch (CoordinatorAwayException e) {
      say("no coordinator: " + e.getMessage());
    }
  }

  private void say(String now) {
    if (!standing.equals(now)) {
      standing = now;
      LOG.log(Level.INFO, "worker " + terms.id() + ": " + now);
    }
  }

  /** Claims and proves, one chunk after the other. */
  private final class Slot implements Runnable {
    private Thread thread;
    private volatile boolean claiming;

    @Override
    public void run() {
      try {
        while (!stopping) {
          turn();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void turn() throws InterruptedException {
      try {
        ClaimOutcome outcome = claim();
        if (outcome instanceof ClaimOutcome.Claimed claimed) {
          busy.incrementAndGet();
          try {
            work.workOn(claimed.claim());
          } finally {
            busy.decrementAndGet();
          }
        } else if (outcome instanceof ClaimOutcome.WorkerRefused) {
          pause();
        }
      } catch (CoordinatorAwayException | RefusedWorkerException e) {
        LOG.log(Level.DEBUG, "no chunk: " + e.getMessage());
        pause();
      } catch (RuntimeException e) { // one turn is lost, its lease runs out by itself
        LOG.log(Level.ERROR, "a turn at a chunk failed", e);
        pause();
      }
    }

    private ClaimOutcome claim() {
      claiming = true;
      try {
        return coordinator.claimNext(terms.id());
      } finally {
        claiming = false;
      }
    }

    private void pause() throws InterruptedException {
      Thread.sleep(200 + ThreadLocalRandom.current().nextInt(300));
    }
  }
}
