package dev.forge.bench.server;

import dev.forge.bench.BenchException;
import dev.forge.configuration.Role;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerFolder;
import dev.forge.launch.ServerPlan;
import dev.forge.launch.ServerProcess;
import dev.forge.launch.ServerStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server with a data folder and ports of its own, and the mock prover at 0 ms. */
final class MeasuredServer implements AutoCloseable {
  private static final Pattern HEAP = Pattern.compile("(?m)^ *\\S+ +total (\\d+)K, used (\\d+)K");
  private static final String DEEP_STACKS = "-XX:FlightRecorderOptions:stackdepth=400";
  private static final String WORKER = "1";
  private static final long TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 11;

  private final ServerBenchSettings settings;
  private final ForgeHome home;
  private final ServerPlan plan;
  private final Map<String, String> environment;

  private MeasuredServer(ServerBenchSettings settings, ForgeHome home, ServerPlan plan,
      Map<String, String> environment) {
    this.settings = settings;
    this.home = home;
    this.plan = plan;
    this.environment = environment;
  }

  /** A server that is laid out and not started. */
  static MeasuredServer layOut(ServerBenchSettings settings) throws IOException {
    ForgeHome home = new ForgeHome(Files.createTempDirectory("forge-bench"));
    Files.createDirectories(home.runtime().getParent().getParent());
    Files.createSymbolicLink(home.runtime().getParent(), settings.runtime().getParent());
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.putAll(Map.of("FORGE_HOME", home.folder().toString(), "HTTPS_PORT", String.valueOf(freePort()),
        "FORGE_HEAP", settings.heap(), "WORKER_ID", WORKER, "MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "0",
        "MAX_LIVE_BATCHES",
        "1000000",
        "PROOF_CACHE_TTL_SECS", "86400", "FORGE_ADMIN_PASSWORD", "nobody asks for it"));
    environment.remove("HOST");
    ServerPlan plan = ServerPlan.of(Role.ALL, Optional.of(freePort()), Optional.empty(), environment);
    ServerFolder folder = ServerFolder.of(home, Role.ALL);
    folder.layOut(plan, settings.project());
    Path options = folder.folder().resolve("jvm.options");
    Files.writeString(options, Files.readString(options) + String.join("\n", options(settings)) + "\n");
    return new MeasuredServer(settings, home, plan, environment);
  }

  private static List<String> options(ServerBenchSettings settings) {
    return settings.profile() ? Stream.concat(Stream.of(DEEP_STACKS), settings.server().stream()).toList()
        : settings.server();
  }

  /** Starts it; returns the seconds until it took work. */
  double start() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    new ServerStart(plan, home, environment).run();
    return (System.nanoTime() - begin) / 1e9;
  }

  void stop() throws IOException, InterruptedException {
    ServerProcess process = process();
    Optional<ProcessHandle> running = process.find();
    if (running.isPresent()) {
      process.stop(running.get());
    }
  }

  int port() {
    return plan.port();
  }

  /** The URL of its database, which can be opened while it does not run. */
  String database() {
    return "jdbc:h2:file:" + home.database();
  }

  /** The bytes of its database's file. */
  long databaseBytes() throws IOException {
    return Files.size(Path.of(home.database() + ".mv.db"));
  }

  /** The bytes that its process has resident. */
  long resident() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
      return lines.filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
  }

  /** The seconds of all cores that it took so far. */
  double processorSeconds() throws IOException {
    String line = Files.readString(Path.of("/proc/" + pid() + "/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / (double) TICKS_PER_SECOND;
  }

  /** The bytes of objects that are in use, after a collection of everything. */
  long heapInUse() throws IOException, InterruptedException {
    diagnose("GC.run");
    Matcher spaces = HEAP.matcher(diagnose("GC.heap_info"));
    long kibibytes = 0;
    while (spaces.find()) {
      kibibytes += Long.parseLong(spaces.group(2));
    }
    return 1024 * kibibytes;
  }

  /** Begins to record which methods its processors' time goes to. */
  void beginRecording() throws IOException, InterruptedException {
    diagnose("JFR.start", "name=parts", "settings=profile", "jdk.CPUTimeSample#enabled=true",
        "jdk.CPUTimeSample#throttle=5ms", "jdk.ExecutionSample#enabled=false");
  }

  /** Ends the recording, and reads it. */
  ProcessorParts endRecording() throws IOException, InterruptedException {
    Path recording = Files.createTempFile("forge-parts", ".jfr");
    try {
      diagnose("JFR.stop", "name=parts", "filename=" + recording);
      return ProcessorParts.of(recording);
    } finally {
      if (!settings.keep()) {
        Files.delete(recording);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (settings.keep()) {
      return;
    }
    try (Stream<Path> tree = Files.walk(home.folder())) { // does not follow the link to the runtime
      tree.sorted(Comparator.reverseOrder()).forEach(MeasuredServer::delete);
    }
  }

  private String diagnose(String... command) throws IOException, InterruptedException {
    List<String> call = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid())));
    call.addAll(List.of(command));
    Process jcmd = new ProcessBuilder(call).redirectErrorStream(true).start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new BenchException("jcmd " + call + ": " + said);
    }
    return said;
  }

  private long pid() {
    return process().find().orElseThrow(() -> new BenchException("the server ended")).pid();
  }

  private ServerProcess process() {
    return new ServerProcess(Role.ALL, home, environment);
  }

  /** An operator's order about its worker. */
  void order(String what) throws IOException {
    try (Connection connection = new Connection(port())) {
      Connection.Answer answer =
          connection.post("/operator/workers/" + WORKER + "/" + what + "?actor=bench&reason=bench",
              0, InputStream.nullInputStream());
      if (answer.status() != 200) {
        throw new BenchException("the order to " + what + " was answered " + answer.status() + " " + answer.body());
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
