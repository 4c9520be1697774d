package dev.forge.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Starts a server and waits until it takes work. */
public final class ServerStart {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(200);
  /** The application, or a feature, or a configuration element did not come up: waiting longer would not help. */
  private static final Pattern FATAL =
      Pattern.compile(
          "Forge cannot start|CWWKZ0012I|CWWKZ000[24]E|CWWKF0001E|CWWKF0032E|CWWKG00(14|27)E|SRVE\\d+E: .*init");
  private static final Pattern REASON = Pattern.compile("Forge cannot start: .*|CWW[A-Z]{2}\\d{4}E: .*");

  private final ServerPlan plan;
  private final ServerProcess process;
  private final ServerFolder folder;
  private final DatabaseCompaction compaction;

  /** The server of a plan, to be started with an environment. */
  public ServerStart(ServerPlan plan, ForgeHome home, Map<String, String> environment) {
    this.plan = plan;
    process = new ServerProcess(plan.name(), home, environment);
    folder = ServerFolder.of(home, plan.name());
    compaction = DatabaseCompaction.of(home);
  }

  /**
   * Starts it.
   *
   * @throws ServerFailedException if it does not take work, with the reason its log gives; nothing is left running then
   */
  public void run() throws IOException, InterruptedException {
    refuseTakenPort("PORT", plan.port());
    refuseTakenPort("HTTPS_PORT", plan.httpsPort());
    Files.deleteIfExists(folder.log());
    if (process.find().isEmpty()) { // of one that was killed; Liberty would start a program to find out that it is gone
      Files.deleteIfExists(folder.folder().resolve("workarea/.sCommand"));
    }
    compaction.run();
    Optional<String> refused = process.start();
    if (refused.isPresent() && process.find().isEmpty()) {
      throw new ServerFailedException(reason().orElse(refused.get()), folder.log());
    }
    ServerAddresses addresses = ServerAddresses.of(plan);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!ServerReadiness.of(addresses, client)) {
        if (process.find().isEmpty() || System.nanoTime() > end || log().lines().anyMatch(FATAL.asPredicate())) {
          throw failed();
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private ServerFailedException failed() throws IOException, InterruptedException {
    Optional<ProcessHandle> running = process.find();
    String reason = reason()
        .orElse(running.isEmpty() ? "the process ended" : "it is not ready after " + PATIENCE.toSeconds() + " s");
    if (running.isPresent()) {
      process.stop(running.get());
    }
    return new ServerFailedException(reason, folder.log());
  }

  private Optional<String> reason() throws IOException {
    List<String> reasons = REASON.matcher(log()).results().map(match -> match.group().strip()).distinct().toList();
    Optional<String> ours = reasons.stream().filter(line -> line.startsWith("Forge")).findFirst();
    return ours.or(() -> reasons.stream().findFirst());
  }

  private String log() throws IOException {
    Path file = folder.log();
    return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
  }

  private void refuseTakenPort(String name, int port) throws IOException {
    var probe = new ServerSocket();
    try (probe) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(plan.host().equals("*") ? null : InetAddress.getByName(plan.host()), port));
    } catch (IOException taken) {
      throw new ServerFailedException(name + " " + port + " on " + plan.host() + ": " + taken.getMessage(),
          folder.log());
    }
  }
}
