package dev.forge.bench.fleet;

import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.bench.BenchException;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.MockProver;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A fleet of two coordinators and some workers under a steady load, whose processes and whose database are killed, stopped
 * for a while and started again by a seeded plan. In the end every batch that was acknowledged must be completed, but those
 * planted to fail, each with its planted reason; nothing may be lost, and nothing accepted twice.
 */
public final class Chaos {
  private static final int COORDINATORS = 2;
  private static final int PUBLIC_INPUTS = 7;
  private static final int PROOF_MS = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String LARGEST = "18446744073709551615";

  private final FleetSettings settings;
  private final Consumer<String> messages;
  private final long seed;
  private final Random random;
  private final List<Kill> kills = new ArrayList<>();

  /** A trial that tells how far it is, and whose plan follows from the seed. */
  public Chaos(FleetSettings settings, long seed, Consumer<String> messages) {
    this.settings = settings.with("MOCK_PROVER", "true").with("MOCK_DELAY_MS", String.valueOf(PROOF_MS))
        .with("CHUNK_SIZE", "8").with("PROOF_CACHE_TTL_SECS", "86400");
    this.seed = seed;
    this.messages = messages;
    random = new Random(seed);
  }

  /**
   * Runs it.
   *
   * @param minutes how long there are kills; what is left is then waited for
   * @throws BenchException if the fleet does not start
   */
  public ChaosReport run(int minutes, int workers) throws InterruptedException {
    try (LocalFleet fleet = LocalFleet.open(settings)) {
      for (int i = 0; i < COORDINATORS; i++) {
        messages.accept("starting coordinator " + (i + 1));
        fleet.addCoordinator().start();
      }
      for (int i = 0; i < workers; i++) {
        messages.accept("starting worker " + (i + 1));
        fleet.addWorker(1).start();
      }
      return underLoad(fleet, minutes);
    } catch (IOException | SQLException e) {
      throw new BenchException("the fleet: " + e.getMessage(), e);
    }
  }

  private ChaosReport underLoad(LocalFleet fleet, int minutes) throws IOException, SQLException, InterruptedException {
    List<URI> addresses = fleet.coordinators().stream().map(Member::address).toList();
    Load load = new Load(addresses, planted(), 1500, seed);
    Thread loading = Thread.ofVirtual().start(load);
    AcceptedRows rows = new AcceptedRows(fleet.database());
    long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(2000 + random.nextInt(4000));
      Kill kill = next(fleet, rows);
      kills.add(kill);
      messages.accept(kill.what() + " while " + kill.landed() + ", recovered in "
          + Math.round(kill.recoverySeconds() * 10) / 10.0 + " s");
    }
    load.end();
    loading.join();
    return report(load, rows, addresses.getFirst());
  }

  private Kill next(LocalFleet fleet, AcceptedRows rows) throws IOException, SQLException, InterruptedException {
    int chosen = random.nextInt(10);
    if (chosen < 4) {
      int number = random.nextInt(fleet.workers().size());
      Member worker = fleet.workers().get(number);
      String landed = rows.leasesOf(number + 1) > 0 ? "proving" : "idle";
      worker.kill();
      double recovered = untilNext(rows);
      worker.start();
      return new Kill("killed " + worker.name(), landed, recovered);
    }
    if (chosen < 6) {
      int number = random.nextInt(fleet.workers().size());
      Member worker = fleet.workers().get(number);
      String landed = rows.leasesOf(number + 1) > 0 ? "proving" : "idle";
      worker.pause(true);
      double recovered = untilNext(rows);
      Thread.sleep(random.nextInt(25_000));
      worker.pause(false);
      return new Kill("stopped " + worker.name(), landed, recovered);
    }
    if (chosen < 9) {
      Member coordinator = fleet.coordinators().get(random.nextInt(COORDINATORS));
      String landed = rows.acceptedWithin(200) > 0 ? "accepting" : "idle";
      coordinator.kill();
      double recovered = untilNext(rows);
      coordinator.start();
      return new Kill("killed " + coordinator.name(), landed, recovered);
    }
    String landed = rows.openTransactions() > 0 ? "committing" : "idle";
    fleet.database().kill();
    long begin = System.nanoTime();
    fleet.database().startAgain();
    untilNext(rows);
    return new Kill("killed the database", landed, (System.nanoTime() - begin) / 1e9);
  }

  /** The seconds until a further proof is accepted; whatever was killed must not keep the others from it. */
  private static double untilNext(AcceptedRows rows) throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    long before = rows.accepted();
    while (rows.accepted() == before && System.nanoTime() - begin < PATIENCE.toNanos()) {
      Thread.sleep(50);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private ChaosReport report(Load load, AcceptedRows rows, URI coordinator)
      throws SQLException, InterruptedException {
    messages.accept("waiting until all that was acknowledged has ended");
    List<String> wrong = List.of("not looked at");
    try (SwarmClient client = new SwarmClient()) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!wrong.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(1000);
        wrong = load.notAsExpected(client, coordinator);
      }
    }
    var circuits = new CircuitCatalogue().circuits().stream()
        .filter(id -> BatchCircuit.named(id.name()).isPresent()).toList();
    MockProver mock = new MockProver(circuits, PUBLIC_INPUTS, Duration.ZERO);
    return new ChaosReport(seed, load.acknowledged(), load.refused(), wrong, rows.accepted(), rows.acceptedTwice(),
        rows.lost(), rows.wrongProofs(mock), kills);
  }

  /** The example of one transfer, of more than there is. */
  private String planted() throws IOException {
    JsonObject request;
    try (var reader =
        Json.createReader(Files.newBufferedReader(settings.project().resolve("examples/batch-1t.json")))) {
      request = reader.readObject().getJsonObject("request");
    }
    JsonObjectBuilder transfer = Json.createObjectBuilder(request.getJsonArray("transfers").getJsonObject(0));
    transfer.add("amount", new BigInteger(LARGEST));
    return Json.createObjectBuilder().add("batch", Json.createObjectBuilder().add("batch_id", "ID")
        .add("initial_root", "0x" + request.getString("pre_state_root"))
        .add("transactions", Json.createArrayBuilder().add(transfer))).build().toString();
  }
}
