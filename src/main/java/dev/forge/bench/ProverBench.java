package dev.forge.bench;

import dev.forge.zk.kernel.Kernels;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures cases: our process and those of the others prove in turn, round by round; warm-up rounds do not count.
 */
public final class ProverBench {
  /** The others there are. */
  public static final List<String> PEERS = List.of(Gnark.NAME, Snarkjs.NAME);

  /** The names of the implementations of our arithmetic. */
  public static final List<String> KERNELS = Arrays.stream(Kernels.values()).map(Kernels::label).toList();

  private static final long WARM_UP_NANOSECONDS = 10_000_000_000L;

  private final BenchSettings settings;
  private final Map<String, Optional<Peer>> peers;
  private final Consumer<String> progress;

  /** The others by name, empty for one that is not installed. */
  ProverBench(BenchSettings settings, Map<String, Optional<Peer>> peers, Consumer<String> progress) {
    this.settings = settings;
    this.peers = peers;
    this.progress = progress;
  }

  /**
   * A bench with the others that are wanted and installed.
   *
   * @param progress is told what is being done
   */
  public static ProverBench of(BenchSettings settings, Consumer<String> progress) {
    Map<String, Optional<Peer>> peers = new LinkedHashMap<>();
    for (String name : settings.peers()) {
      progress.accept("looking for " + name);
      peers.put(name, name.equals(Gnark.NAME) ? Gnark.install(settings.home()) : Snarkjs.install(settings.home()));
    }
    return new ProverBench(settings, peers, progress);
  }

  /**
   * Measures cases.
   *
   * @throws BenchException if a process fails
   */
  public BenchReport measureAll(List<BenchCase> cases) {
    return new BenchReport(settings, cases.stream().map(this::measure).toList());
  }

  /** Measures one case. */
  CaseResult measure(BenchCase wanted) {
    progress.accept(wanted.name() + ": keys and rows");
    JsonObject prepared = prepare(wanted);
    BenchFolder folder = new BenchFolder(Path.of(prepared.getString("folder")));
    List<String> worker =
        settings.worker(wanted.name(), new HeapSize(prepared.getJsonNumber("heapBytes").longValue()));
    Map<String, LineProcess> running = new LinkedHashMap<>();
    try (LineProcess forge = new LineProcess("forge", worker, Map.of(), settings.home())) {
      JsonObject description = forge.answer();
      Map<String, JsonObject> descriptions = new LinkedHashMap<>();
      Map<String, PeerResult> results = new LinkedHashMap<>();
      peers.forEach((name, peer) -> {
        Optional<String> hindrance = hindrance(name, peer, description);
        if (hindrance.isPresent()) {
          results.put(name, new PeerResult.NotMeasured(hindrance.get()));
        } else {
          progress.accept(wanted.name() + ": keys of " + name);
          running.put(name, peer.orElseThrow().start(folder, settings.threads()));
          descriptions.put(name, running.get(name).answer());
        }
      });
      JsonObject first = forge.ask("prove");
      Rounds rounds = new Rounds(forge, running);
      warmUp(rounds, wanted.name());
      long peak = peak(forge);
      forge.ask("reset-peak");
      running.values().forEach(process -> process.ask("reset-peak"));
      rounds.run(settings.repetitions(), round -> progress.accept(wanted.name() + ": round " + round));
      long proving = peak(forge);
      forge.ask("write");
      running.forEach((name, process) -> results.put(name, result(folder, forge, peers.get(name).orElseThrow(), process,
          descriptions.get(name), rounds.proofsOf(name))));
      progress.accept(wanted.name() + ": verification");
      return new CaseResult(wanted.name(), description, rounds.ours(), first, forge.ask("verification"),
          Math.max(peak, proving), proving, results,
          settings.profile() ? Optional.of(forge.ask("profile")) : Optional.empty());
    } finally {
      running.values().forEach(LineProcess::close);
    }
  }

  /** As many rounds as the settings say; of a small case more, until some seconds have passed. */
  private void warmUp(Rounds rounds, String name) {
    long end = System.nanoTime() + WARM_UP_NANOSECONDS;
    for (int round = 1; round <= settings.warmUp() || settings.warmUp() > 0 && System.nanoTime() < end; round++) {
      progress.accept(name + ": warm-up " + round);
      rounds.run(1, one -> {});
    }
    rounds.forget();
  }

  private JsonObject prepare(BenchCase wanted) {
    List<String> command = new ArrayList<>(settings.worker(wanted.name()));
    command.add("--prepare");
    if (peers.getOrDefault(Snarkjs.NAME, Optional.empty()).isPresent()) {
      command.add("--zkey");
    }
    try (LineProcess preparation = new LineProcess("forge", command, Map.of(), settings.home())) {
      return preparation.answer();
    }
  }

  private Optional<String> hindrance(String name, Optional<Peer> peer, JsonObject description) {
    if (peer.isEmpty()) {
      return Optional.of("not installed");
    }
    if (!name.equals(Snarkjs.NAME)) {
      return Optional.empty();
    }
    if (description.getInt("commitments") > 0) {
      return Optional.of("has no commitments");
    }
    return Optional.of("too long; see --snarkjs-rows")
        .filter(reason -> description.getInt("rows") > settings.snarkjsRows());
  }

  private static PeerResult result(BenchFolder folder, LineProcess forge, Peer peer, LineProcess process,
      JsonObject description, Series proofs) {
    long peak = peak(process);
    process.ask("write");
    boolean gnark = peer.name().equals(Gnark.NAME);
    return new PeerResult.Measured(description, proofs,
        gnark ? CaseResult.number(process.ask("verification"), "verifyOne") : Double.NaN,
        gnark ? Gnark.setupSeconds(folder) : Double.NaN, peak, peer.verifies(folder, "forge"),
        forge.ask("verify " + peer.name()).getBoolean("valid"));
  }

  private static long peak(LineProcess process) {
    return process.ask("memory").getJsonNumber("peakRssBytes").longValue();
  }
}
