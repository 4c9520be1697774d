package dev.forge.simulation;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.CopyPolicy;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.dispatch.DispatchPolicy;
import dev.forge.engine.Engine;
import dev.forge.engine.Policies;
import dev.forge.engine.Surroundings;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.prover.CircuitId;
import dev.forge.prover.MockProver;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.Verdict;
import dev.forge.settlement.MockSettler;
import dev.forge.worker.WorkerId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Two coordinators over the same rows, their workers, and everything between them that may fail. */
final class Deployment {
  static final MockProver MOCK = new MockProver(EngineWorld.CIRCUITS, 7, Duration.ZERO);
  private static final int COORDINATORS = 2;
  private static final int WORKERS = 3;
  private static final Duration SWEEP = Duration.ofSeconds(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int NOTES = 60;
  private static final CopyPolicy EAGER = new CopyPolicy(2, Duration.ofSeconds(6), 1, 6);
  private static final Set<Object> QUIET = Set.of(0, true);

  final Timeline timeline = new Timeline();
  final Random random;
  final PlantedBug bug;
  final Policies policies;
  final SimulatedRows rows;
  final Witness witness;
  private final SeededRandomness ids;
  private final List<Engine> coordinators = new ArrayList<>();
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final Deque<ChunkId> bells = new ArrayDeque<>();
  private final Deque<String> notes = new ArrayDeque<>();
  private Hazards hazards;
  private boolean verifying;

  Deployment(long seed, PlantedBug bug) {
    random = new Random(seed);
    this.bug = bug;
    hazards = Hazards.of(random);
    policies = Policies.DEFAULT
        .with((bug == PlantedBug.RETRY_ON_THE_SAME_WORKER ? sameWorker() : DispatchPolicy.DEFAULT).withCopies(EAGER));
    ids = new SeededRandomness(seed);
    rows = new SimulatedRows(() -> happens(hazards.refusedUnit()), bug, timeline);
    witness = new Witness(this);
    for (int i = 0; i < COORDINATORS; i++) {
      coordinators.add(newEngine());
    }
    for (int i = 1; i <= WORKERS; i++) {
      workers.add(new SimulatedWorker(new WorkerId(i), this, happens(hazards.liar())));
    }
    timeline.every(SWEEP, this::sweep);
    timeline.every(MINUTE, this::misfortune);
  }

  private static DispatchPolicy sameWorker() {
    DispatchPolicy usual = DispatchPolicy.DEFAULT;
    return new DispatchPolicy(usual.lease(), usual.proofTimeout(), usual.attempts(), usual.backoff(),
        usual.ringAgainAfter(), Duration.ZERO);
  }

  /** From now on nothing fails any more. */
  void calm() {
    note("all hazards are over");
    hazards = Hazards.NONE;
  }

  /** Asks one of the coordinators; empty where the answer is that the database refused. */
  <T> Optional<T> ask(String what, Function<Engine, T> question) {
    try {
      T answer = question.apply(coordinators.get(random.nextInt(COORDINATORS)));
      if (!QUIET.contains(answer)) {
        note(what + ": " + answer);
      }
      return Optional.of(answer);
    } catch (DatabaseRefusedException e) {
      note(what + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  boolean deliver(Delivery delivery) {
    rows.deliveries.push(new HashMap<>());
    Optional<DeliveryOutcome> outcome = ask("worker " + delivery.worker() + " delivers " + delivery.chunk(),
        engine -> engine.coordinator().deliver(delivery));
    rows.deliveries.pop();
    outcome.ifPresent(answer -> witness.delivered(delivery, answer));
    return outcome.isPresent();
  }

  void claimed(WorkerId worker, ChunkClaim claim) {
    witness.claimed(worker, claim);
  }

  List<SimulatedWorker> workers() {
    return workers;
  }

  private Engine newEngine() {
    Bell bell = new Bell() {
      @Override
      public void chunkWaits(ChunkId chunk) {
        send(() -> {
          bells.add(chunk);
          someoneIsIdle();
        });
      }

      @Override
      public void batchWaits(BatchId batch) {
        send(() -> ask("batch " + batch + " is prepared", engine -> engine.preparation().prepare(batch)));
      }
    };
    return Engine.over(rows, new Surroundings(new Verifying(), bell, new MockSettler(), InstanceKey.of(new byte[32]),
        timeline, ids), policies.withSettleSwarm(false));
  }

  private void send(Runnable message) {
    if (!loses()) {
      timeline.after(delay(), message);
    }
    if (doubles()) {
      timeline.after(delay(), message);
    }
  }

  /** Gives bells to workers that are idle. */
  void someoneIsIdle() {
    for (SimulatedWorker worker : workers) {
      while (worker.isIdle() && !bells.isEmpty()) {
        worker.hear(bells.poll());
      }
    }
  }

  private boolean sweep() {
    ask("leases run out", engine -> engine.sweeping().dispatch().expireLeases());
    if (bug != PlantedBug.LOST_BELL_WITHOUT_SWEEPER) {
      ask("bells ring again", engine -> engine.sweeping().dispatch().ringAgain());
    }
    ask("workers are swept", engine -> engine.sweeping().workers().sweep());
    ask("batches are prepared", engine -> engine.sweeping().work());
    someoneIsIdle();
    return true;
  }

  private boolean misfortune() {
    if (happens(hazards.jump())) {
      Duration by = Duration.ofSeconds(random.nextInt(-90, 400));
      note("the clock jumps by " + by);
      timeline.jump(by);
      workers.forEach(worker -> worker.work().ifPresent(work -> work.unlucky = true));
    }
    if (happens(hazards.restart())) {
      note("a coordinator is restarted");
      coordinators.set(random.nextInt(COORDINATORS), newEngine());
    }
    return true;
  }

  boolean loses() {
    return happens(hazards.lostMessage());
  }

  boolean doubles() {
    return happens(hazards.doubledMessage());
  }

  boolean kills() {
    return happens(hazards.death());
  }

  boolean lying() {
    return hazards.liar() > 0 && random.nextBoolean();
  }

  boolean proverBreaks() {
    return happens(hazards.brokenProver());
  }

  boolean cancels() {
    return happens(hazards.cancel());
  }

  /** The time that a message takes. */
  Duration delay() {
    return Duration.ofMillis(random.nextInt(1, 2000));
  }

  Duration provingTime() {
    return happens(hazards.slow()) ? Duration.ofSeconds(random.nextInt(10, 400))
        : Duration.ofMillis(random.nextInt(1000, 8000));
  }

  private boolean happens(double chance) {
    return chance > 0 && random.nextDouble() < chance;
  }

  void note(String what) {
    notes.add(timeline.now() + " (clock " + timeline.instant() + ") " + what);
    if (notes.size() > NOTES) {
      notes.poll();
    }
  }

  /** What happened last. */
  String notes() {
    return String.join("\n", notes);
  }

  /** The mock prover; while a proof is verified, outside any unit of work, other things may happen. */
  private final class Verifying implements Prover {
    @Override
    public List<CircuitId> circuits() {
      return MOCK.circuits();
    }

    @Override
    public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
      return MOCK.prove(circuit, inputs, listener);
    }

    @Override
    public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
      if (!verifying && !rows.units.inside() && hazards != Hazards.NONE) {
        verifying = true;
        for (int i = random.nextInt(4); i > 0; i--) {
          timeline.step(timeline.now().plusSeconds(2));
        }
        verifying = false;
      }
      return MOCK.verify(circuit, proof, publicWitness);
    }

    @Override
    public String backend() {
      return MOCK.backend();
    }

    @Override
    public boolean needsWitness() {
      return false;
    }
  }
}
