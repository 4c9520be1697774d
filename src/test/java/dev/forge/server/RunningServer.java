package dev.forge.server;

import dev.forge.configuration.Role;
import dev.forge.fixtures.DatabaseFile;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerFolder;
import dev.forge.launch.ServerPlan;
import dev.forge.launch.ServerProcess;
import dev.forge.launch.ServerStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A real server from the built WAR, with a data folder and ports of its own. It can be killed and started again. */
public final class RunningServer {
  /** Many callers at once need a connection each: those that share one of HTTP/2 were seen to wait for ever. */
  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5)).build();

  private final ForgeHome home;
  private final Map<String, String> environment;
  private final ServerPlan plan;

  private RunningServer(ForgeHome home, Map<String, String> environment, ServerPlan plan) {
    this.home = home;
    this.environment = environment;
    this.plan = plan;
  }

  /** Lays a server out in a new data folder and starts it with further environment variables. */
  public static RunningServer start(Map<String, String> settings) throws IOException, InterruptedException {
    RunningServer server = prepare(settings);
    server.startAgain();
    return server;
  }

  /** The same for another role than that of all in one process. */
  public static RunningServer start(Role role, Map<String, String> settings) throws IOException, InterruptedException {
    RunningServer server = prepare(role, settings);
    server.startAgain();
    return server;
  }

  /** Lays a server out without starting it. */
  public static RunningServer prepare(Map<String, String> settings) throws IOException {
    return prepare(Role.ALL, settings);
  }

  private static RunningServer prepare(Role role, Map<String, String> settings) throws IOException {
    Path folder = Files.createTempDirectory("forge-it");
    Path runtime = Path.of(System.getProperty("forge.runtime"));
    Files.createDirectories(folder.resolve("runtime"));
    Files.createSymbolicLink(folder.resolve("runtime").resolve(runtime.getFileName()), runtime);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("HTTPS_PORT", String.valueOf(freePort()));
    environment.put("FORGE_HEAP", "1500m");
    environment.put("FORGE_ADMIN_PASSWORD", "chosen for this test");
    environment.putAll(settings);
    ServerPlan plan = ServerPlan.of(role, Optional.of(freePort()), Optional.empty(), environment);
    ForgeHome home = new ForgeHome(folder);
    ServerFolder.of(home, role).layOut(plan, Path.of(System.getProperty("forge.project")));
    return new RunningServer(home, environment, plan);
  }

  /** Has it use the proving keys that the machine keeps between builds; those that are missing are made there, once. */
  public RunningServer withKeptKeys() throws IOException {
    Files.createSymbolicLink(home.folder().resolve("keys"), keptKeys());
    return this;
  }

  /** Where the machine keeps proving keys between builds. */
  public static Path keptKeys() throws IOException {
    return Files.createDirectories(Path.of(System.getProperty("forge.runtime")).getParent().resolveSibling("keys"));
  }

  /** Starts it with what it kept. */
  public void startAgain() throws IOException, InterruptedException {
    new ServerStart(plan, home, environment).run();
  }

  /** Ends the process at once: kill -9. */
  public void kill() throws Exception {
    Optional<ProcessHandle> running = process().find();
    if (running.isPresent()) {
      running.get().destroyForcibly();
      running.get().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  /** Its process, to be ended at once; looking it up takes longer than ending it. */
  public ProcessHandle handle() {
    return process().find().orElseThrow(() -> new IllegalStateException("the server does not run"));
  }

  /** Stops it; returns whether it did so by itself. */
  public boolean stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> running = process().find();
    return running.isPresent() && process().stop(running.get());
  }

  /** Asks for a path. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address(path)).GET());
  }

  /** Asks for a path by HTTPS, whatever certificate the server shows: it made it itself. */
  public HttpResponse<String> getSecurely(String path) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trustingEverybody()).build()) {
      return client.send(HttpRequest.newBuilder(secureAddress(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** What believes the server, whatever certificate it shows. */
  static SSLContext trustingEverybody() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustEverybody()}, null);
    return context;
  }

  /** The address of a path by HTTPS. */
  URI secureAddress(String path) {
    return URI.create("https://localhost:" + plan.httpsPort() + path);
  }

  /** Sends JSON to a path. */
  public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address(path)).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Deletes a path. */
  public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address(path)).DELETE());
  }

  /** The address of a path. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + plan.port() + path);
  }

  /** How it was to run. */
  public ServerPlan plan() {
    return plan;
  }

  /** Its data folder. */
  public ForgeHome home() {
    return home;
  }

  /** Its database, to be looked at while it does not run. */
  public DatabaseFile database() {
    return new DatabaseFile(home.database());
  }

  /** What it said. */
  public String log() throws IOException {
    Path log = ServerFolder.of(home, plan.role()).log();
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Ends the process and deletes the data folder. */
  public void close() throws Exception {
    kill();
    try (Stream<Path> tree = Files.walk(home.folder())) { // does not follow the link to the runtime
      tree.sorted(Comparator.reverseOrder()).forEach(RunningServer::delete);
    }
  }

  private ServerProcess process() {
    return new ServerProcess(plan.role(), home, environment);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A port that nobody listens at now. */
  static int freePort() throws IOException {
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
