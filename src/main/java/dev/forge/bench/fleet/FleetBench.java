package dev.forge.bench.fleet;

import dev.forge.bench.BenchException;
import dev.forge.bench.MarkdownTable;
import dev.forge.bench.Series;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures how the time of one large batch falls with the number of workers, and what a chunk costs the coordinator. */
public final class FleetBench {
  private static final int CHUNKS = 400;
  private static final int TRANSACTIONS_OF_A_CHUNK = 8;
  private static final int WARM_UP_ROUNDS = 4;
  private static final int WARM_UP_CHUNKS_OF_A_SLOT = 25;
  private static final int PROOF_MS = 200;
  /** Of the setups whose batches take only seconds, the median counts. */
  private static final int BATCHES_OF_MANY_SLOTS = 5;
  private static final int MANY_SLOTS = 8;
  private static final List<Setup> SETUPS =
      List.of(new Setup(1, 1), new Setup(2, 1), new Setup(4, 1), new Setup(8, 1), new Setup(8, 2));

  private final FleetSettings settings;
  private final Consumer<String> messages;

  private record Setup(int workers, int slots) {
    int allSlots() {
      return workers * slots;
    }

    int batches() {
      return allSlots() < MANY_SLOTS ? 1 : BATCHES_OF_MANY_SLOTS;
    }

    double idealSeconds() {
      return Math.ceilDiv(CHUNKS, allSlots()) * PROOF_MS / 1000.0;
    }
  }

  private record Measured(Setup setup, Series seconds, double coordinatorMs) {}

  /** A measurement that tells how far it is. */
  public FleetBench(FleetSettings settings, Consumer<String> messages) {
    this.settings = settings.with("MOCK_PROVER", "true").with("MOCK_DELAY_MS", String.valueOf(PROOF_MS))
        .with("MOCK_PROVER_DELAY_MS", String.valueOf(PROOF_MS)).with("CHUNK_SIZE", "8");
    this.messages = messages;
  }

  /**
   * Measures all numbers of workers up to one.
   *
   * @return a table in Markdown
   * @throws BenchException if the fleet does not do what is asked
   */
  public String measure(int mostWorkers) throws InterruptedException {
    List<Measured> all = new ArrayList<>();
    try (LocalFleet fleet = LocalFleet.open(settings); SwarmClient client = new SwarmClient()) {
      messages.accept("starting PostgreSQL and the coordinator");
      Member coordinator = fleet.addCoordinator();
      coordinator.start();
      for (Setup setup : SETUPS) {
        if (setup.workers() <= mostWorkers) {
          all.add(measure(fleet, client, setup));
        }
      }
    } catch (IOException e) {
      throw new BenchException("the fleet: " + e.getMessage(), e);
    }
    return table(all);
  }

  private Measured measure(LocalFleet fleet, SwarmClient client, Setup setup)
      throws IOException, InterruptedException {
    messages.accept(setup.workers() + " workers, " + setup.slots() + " slots each");
    if (setup.slots() > 1) {
      fleet.stopWorkers();
    }
    while (fleet.workers().size() < setup.workers()) {
      fleet.addWorker(setup.slots()).start();
    }
    Member coordinator = fleet.coordinators().getFirst();
    awaitWorkers(client, coordinator.address(), setup.workers());
    warmUp(client, coordinator.address(), setup);
    double processor = coordinator.processorSeconds();
    List<Double> seconds = new ArrayList<>();
    for (int i = 1; i <= setup.batches(); i++) {
      String id = "batch-" + setup.workers() + "-" + setup.slots() + "-" + i;
      seconds.add(prove(client, coordinator.address(), id, CHUNKS));
    }
    Measured measured = new Measured(setup, Series.of(seconds),
        1000 * (coordinator.processorSeconds() - processor) / (CHUNKS * setup.batches()));
    messages.accept("  " + row(measured));
    return measured;
  }

  /** Each worker is a new process, whose compilers share the machine with all others: each slot proves for about 20 s before. */
  private static void warmUp(SwarmClient client, URI coordinator, Setup setup)
      throws IOException, InterruptedException {
    for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
      prove(client, coordinator, "warm-" + setup.workers() + "-" + setup.slots() + "-" + round,
          setup.allSlots() * WARM_UP_CHUNKS_OF_A_SLOT);
    }
  }

  /** The seconds from before the submission until all chunks are proved. */
  private static double prove(SwarmClient client, URI coordinator, String id, int chunks)
      throws IOException, InterruptedException {
    String batch = SwarmClient.batch(id, chunks * TRANSACTIONS_OF_A_CHUNK);
    long begin = System.nanoTime();
    if (!client.submit(coordinator, batch)) {
      throw new BenchException("batch " + id + " was not taken");
    }
    while (true) {
      var status = client.get(coordinator, "/batch/" + id + "/status");
      if (status.getString("state").equals("failed")) {
        throw new BenchException("batch " + id + " failed: " + status.get("error"));
      }
      if (status.getInt("chunks_total") == chunks && status.getInt("chunks_proved") == chunks) {
        return (System.nanoTime() - begin) / 1e9;
      }
      boolean nearEnd = status.getInt("chunks_proved") >= chunks * 9 / 10;
      Thread.sleep(nearEnd ? 25 : 250); // each look takes the coordinator's time
    }
  }

  private static void awaitWorkers(SwarmClient client, URI coordinator, int workers)
      throws IOException, InterruptedException {
    for (int i = 0; client.get(coordinator, "/workers").getInt("ready") != workers; i++) {
      if (i > 600) {
        throw new BenchException("not all of " + workers + " workers are ready");
      }
      Thread.sleep(100);
    }
  }

  private static String table(List<Measured> all) {
    MarkdownTable table =
        new MarkdownTable("workers", "slots each", "ideal, s", "batches", "median, s", "over ideal", "worst, s",
            "coordinator, ms of a core for a chunk");
    all.forEach(measured -> table.row(row(measured)));
    return "A batch of " + CHUNKS + " chunks, mock proofs of " + PROOF_MS + " ms, PostgreSQL, all on one machine.\n\n"
        + table;
  }

  private static List<String> row(Measured measured) {
    double ideal = measured.setup().idealSeconds();
    double median = measured.seconds().median();
    return List.of(String.valueOf(measured.setup().workers()), String.valueOf(measured.setup().slots()),
        String.format(Locale.ROOT, "%.1f", ideal), String.valueOf(measured.seconds().values().size()),
        String.format(Locale.ROOT, "%.2f", median), String.format(Locale.ROOT, "%+.1f %%", 100 * (median / ideal - 1)),
        String.format(Locale.ROOT, "%.2f", Collections.max(measured.seconds().values())),
        String.format(Locale.ROOT, "%.1f", measured.coordinatorMs()));
  }
}
