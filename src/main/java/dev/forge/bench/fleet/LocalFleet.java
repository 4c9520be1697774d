package dev.forge.bench.fleet;

import dev.forge.bench.BenchException;
import dev.forge.configuration.Role;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerPlan;
import dev.forge.launch.external.LocalBroker;
import dev.forge.launch.external.LocalPostgres;
import dev.forge.launch.external.NotStartedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Coordinators and workers in one temporary data folder over one PostgreSQL, and one Artemis where that is wanted; all of it
 * ends when this is closed.
 */
final class LocalFleet implements AutoCloseable {
  private final FleetSettings settings;
  private final LocalPostgres database;
  private final Optional<LocalBroker> broker;
  private final ForgeHome home;
  private final List<Member> coordinators = new ArrayList<>();
  private final List<Member> workers = new ArrayList<>();
  private final Thread atExit = new Thread(this::killAll);

  private LocalFleet(FleetSettings settings, LocalPostgres database, Optional<LocalBroker> broker, ForgeHome home) {
    this.settings = settings;
    this.database = database;
    this.broker = broker;
    this.home = home;
  }

  /** Starts the database; no servers yet. */
  static LocalFleet open(FleetSettings settings) throws IOException, InterruptedException {
    return open(settings, LocalPostgres.start(settings.project()), Optional.empty());
  }

  /** Starts the database and the broker; no servers yet. */
  static LocalFleet openWithBroker(FleetSettings settings) throws IOException, InterruptedException {
    LocalPostgres database = LocalPostgres.start(settings.project());
    try {
      return open(settings, database, Optional.of(LocalBroker.start(settings.project())));
    } catch (NotStartedException e) {
      database.close();
      throw e;
    }
  }

  private static LocalFleet open(FleetSettings settings, LocalPostgres database, Optional<LocalBroker> broker)
      throws IOException {
    ForgeHome home = new ForgeHome(Files.createTempDirectory("forge-fleet"));
    Files.createDirectories(home.runtime().getParent().getParent());
    Files.createSymbolicLink(home.runtime().getParent(), settings.runtime().getParent());
    Files.createDirectories(settings.keys());
    Files.createSymbolicLink(home.folder().resolve("keys"), settings.keys());
    LocalFleet fleet = new LocalFleet(settings, database, broker, home);
    Runtime.getRuntime().addShutdownHook(fleet.atExit);
    return fleet;
  }

  /** Lays a further coordinator out. */
  Member addCoordinator() throws IOException {
    Member member = member(Role.COORDINATOR, coordinators.size() + 1, 1, Map.of("FORGE_HEAP", "700m"));
    coordinators.add(member);
    return member;
  }

  /** Lays a further worker of all coordinators out; who is asked first goes round. */
  Member addWorker(int slots) throws IOException {
    List<Member> inTurn = new ArrayList<>(coordinators);
    Collections.rotate(inTurn, workers.size());
    String addresses = inTurn.stream().map(member -> member.address().toString()).collect(Collectors.joining(","));
    Member member = member(Role.WORKER, workers.size() + 1, slots,
        Map.of("COORDINATOR", addresses, "FORGE_HEAP", settings.heap()));
    workers.add(member);
    return member;
  }

  List<Member> coordinators() {
    return coordinators;
  }

  List<Member> workers() {
    return workers;
  }

  LocalPostgres database() {
    return database;
  }

  /** The worker or coordinator of a name. */
  Member member(String name) {
    return Stream.concat(workers.stream(), coordinators.stream()).filter(member -> member.name().equals(name))
        .findFirst().orElseThrow(() -> new BenchException("nobody is called " + name));
  }

  /** PostgreSQL, to be struck. */
  Victim databaseProcess() {
    return new Outside("database", database::process, database::kill, database::startAgain);
  }

  /** Artemis, to be struck. */
  Victim brokerProcess() {
    LocalBroker there = broker.orElseThrow(() -> new BenchException("the fleet has no broker"));
    return new Outside("broker", there::process, there::kill, there::startAgain);
  }

  /** Ends all workers in order, and forgets them. */
  void stopWorkers() throws IOException, InterruptedException {
    for (Member worker : workers) {
      worker.stop();
    }
    workers.clear();
  }

  private Member member(Role role, int number, int slots, Map<String, String> further) throws IOException {
    Map<String, String> environment = new HashMap<>(settings.variables());
    environment.putAll(database.variables());
    environment.put("DATABASE_URL", database.url() + "?ApplicationName=" + role.word() + "-" + number);
    broker.ifPresent(there -> environment.putAll(there.variables()));
    environment.putAll(Map.of("FORGE_HOME", home.folder().toString(), "FORGE_INSTANCE", String.valueOf(number),
        "WORKER_ID", String.valueOf(number), "HTTPS_PORT", String.valueOf(freePort()), "MAX_CONCURRENT_JOBS",
        String.valueOf(slots), "FORGE_ADMIN_PASSWORD", "nobody asks for it"));
    environment.putAll(further);
    ServerPlan plan = ServerPlan.of(role, Optional.of(freePort()), Optional.of(slots), environment);
    return new Member(plan, home, environment, settings.project());
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    killAll();
    broker.ifPresent(LocalBroker::close);
    database.close();
    try (Stream<Path> tree = Files.walk(home.folder())) { // does not follow the links
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private void killAll() {
    Stream.concat(workers.stream(), coordinators.stream())
        .forEach(member -> member.process().ifPresent(ProcessHandle::destroyForcibly));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
