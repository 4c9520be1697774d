package dev.forge.bench.fleet;

import dev.forge.bench.BenchException;
import dev.forge.prover.Prover;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A fleet of two coordinators and some workers, PostgreSQL and Artemis, under a steady load, whose processes are killed, held
 * still for a while and started again by a seeded plan; first with one prover, then with another. In the end every batch that
 * was acknowledged must be completed, but those planted to fail, each with its planted reason; nothing may be lost, nothing
 * accepted twice, and each accepted proof must verify.
 */
public final class Chaos {
  private static final int COORDINATORS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final FleetSettings settings;
  private final Consumer<String> messages;
  private final long seed;

  /** A trial that tells how far it is, and whose plan follows from the seed. */
  public Chaos(FleetSettings settings, long seed, Consumer<String> messages) {
    this.settings = settings.with("PROOF_CACHE_TTL_SECS", "86400");
    this.seed = seed;
    this.messages = messages;
  }

  /**
   * Runs it.
   *
   * @param duration how long there are strikes, all provers together, and at most as long again where too few kills landed at
   *     the moments that count; what is left is then waited for
   * @param workers how many worker processes, at least 1
   * @param provers one fleet each, one after the other
   * @throws BenchException if a fleet does not start
   */
  public ChaosReport run(Duration duration, int workers, List<ChaosProver> provers, ChaosMinimums minimums)
      throws InterruptedException {
    List<ChaosPhase> phases = new ArrayList<>();
    for (ChaosProver prover : provers) {
      Part part = new Part(duration.dividedBy(provers.size()), minimums.share(provers.size()));
      phases.add(phase(prover, part, Math.min(workers, prover.mostWorkers())));
    }
    return new ChaosReport(seed, phases, minimums);
  }

  /** How long one fleet is struck, and until what landed; no longer than for twice that time. */
  private record Part(Duration duration, ChaosMinimums minimums) {
    boolean isOver(Duration since, List<Landed> strikes) {
      return since.compareTo(duration) >= 0
          && (minimums.missedBy(strikes).isEmpty() || since.compareTo(duration.multipliedBy(2)) >= 0);
    }
  }

  private ChaosPhase phase(ChaosProver prover, Part part, int workers) throws InterruptedException {
    messages.accept("a fleet with " + prover.word() + " proofs");
    Prover verifying = prover.verifying(settings);
    try (LocalFleet fleet = LocalFleet.openWithBroker(prover.settings(settings))) {
      for (int i = 0; i < COORDINATORS; i++) {
        start(fleet.addCoordinator());
      }
      for (int i = 0; i < workers; i++) {
        start(fleet.addWorker(1));
      }
      List<URI> addresses = fleet.coordinators().stream().map(Member::address).toList();
      long ownSeed = seed + prover.ordinal();
      Load load = new Load(addresses, new PlannedBatches(settings.project(), prover == ChaosProver.REAL),
          prover.pauseMs(), ownSeed);
      ChaosPlan plan = new ChaosPlan(ownSeed, COORDINATORS, workers);
      List<Landed> strikes = underLoad(load, () -> strike(fleet, plan, part));
      return phase(prover, load, new AcceptedRows(fleet.database()), verifying, strikes, addresses.getFirst());
    } catch (IOException | SQLException e) {
      throw new BenchException("the fleet: " + e.getMessage(), e);
    }
  }

  private void start(Member member) throws IOException, InterruptedException {
    messages.accept("starting " + member.name());
    member.start();
  }

  private interface Strikes {
    List<Landed> carryOut() throws IOException, SQLException, InterruptedException;
  }

  private static List<Landed> underLoad(Load load, Strikes strikes)
      throws IOException, SQLException, InterruptedException {
    Thread loading = Thread.ofVirtual().start(load);
    try {
      return strikes.carryOut();
    } finally {
      load.end();
      loading.join();
    }
  }

  private List<Landed> strike(LocalFleet fleet, ChaosPlan plan, Part part)
      throws IOException, SQLException, InterruptedException {
    Striking striking = new Striking(fleet);
    striking.awaitFirstProof();
    List<Landed> strikes = new ArrayList<>();
    long begin = System.nanoTime();
    while (!part.isOver(Duration.ofNanos(System.nanoTime() - begin), strikes)) {
      Strike strike = plan.next();
      Thread.sleep(strike.pauseMs());
      Landed landed = striking.carryOut(strike);
      messages.accept(landed.toString());
      strikes.add(landed);
    }
    return strikes;
  }

  private ChaosPhase phase(ChaosProver prover, Load load, AcceptedRows rows, Prover verifying, List<Landed> strikes,
      URI coordinator) throws SQLException, InterruptedException {
    messages.accept("waiting until all that was acknowledged has ended");
    return new ChaosPhase(prover.word(), load.acknowledged(), load.planted(), load.refused(),
        notAsExpected(load, rows, coordinator), rows.accepted(), rows.acceptedTwice(), rows.lost(),
        rows.wrongProofs(verifying), strikes);
  }

  private static List<String> notAsExpected(Load load, AcceptedRows rows, URI coordinator)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (SwarmClient client = new SwarmClient()) {
      while (true) {
        Map<String, Long> accepted = rows.acceptedOf();
        List<String> wrong = load.notAsExpected(client, coordinator, accepted);
        if (wrong.isEmpty() || System.nanoTime() > end) {
          return wrong;
        }
        Thread.sleep(1000);
      }
    }
  }
}
