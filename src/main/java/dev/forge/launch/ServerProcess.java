package dev.forge.launch;

import dev.forge.configuration.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process of one server: the one whose number Liberty's own command wrote into a file, or else the one that was told the
 * server's folder. The file alone does not tell: Liberty writes it after the start only, not at all where it lost patience
 * meanwhile, and a second start at the same time deletes it.
 *
 * @param name the server's
 * @param environment what it is started with
 */
public record ServerProcess(String name, ForgeHome home, Map<String, String> environment) {
  private static final Duration PATIENCE_OF_STOP = Duration.ofSeconds(30);
  private static final String LAUNCHER = "ws-server.jar";

  /** The process of a role's only server. */
  public ServerProcess(Role role, ForgeHome home, Map<String, String> environment) {
    this(role.word(), home, environment);
  }

  /** The running process, if there is one. */
  public Optional<ProcessHandle> find() {
    return noted().or(this::told);
  }

  private Optional<ProcessHandle> noted() {
    Path file = home.folder().resolve("servers/.pid").resolve(name + ".pid");
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).filter(ServerProcess::isServer);
    } catch (IOException | NumberFormatException notNoted) {
      return Optional.empty();
    }
  }

  private Optional<ProcessHandle> told() {
    String mark = mark(home.server(name));
    return ProcessHandle.allProcesses().filter(process -> arguments(process).contains(mark))
        .filter(ProcessHandle::isAlive).findFirst();
  }

  /** The argument by which the process of a server tells which folder is its own. */
  static String mark(Path folder) {
    return "-Dforge.server=" + folder;
  }

  /**
   * Starts the server in the background.
   *
   * @return why Liberty did not start it, or nothing
   */
  public Optional<String> start() throws IOException, InterruptedException {
    return liberty("start");
  }

  /**
   * Asks the server to stop, and ends it where it does not within half a minute.
   *
   * @return whether it stopped by itself
   */
  public boolean stop(ProcessHandle process) throws IOException, InterruptedException {
    liberty("stop", "--timeout=" + PATIENCE_OF_STOP.toSeconds());
    try {
      process.onExit().get(5, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stillThere) {
      process.destroyForcibly();
      return false;
    }
  }

  private Optional<String> liberty(String action, String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("sh", home.runtime().resolve("bin/server").toString(), action, name));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("WLP_USER_DIR", home.folder().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? Optional.empty() : Optional.of(answer);
  }

  /** A number in an old file may be another process by now. */
  private static boolean isServer(ProcessHandle process) {
    List<String> arguments = arguments(process);
    return process.isAlive() && (arguments.isEmpty() || arguments.stream().anyMatch(one -> one.endsWith(LAUNCHER)));
  }

  /** Empty where they are not to be had. */
  private static List<String> arguments(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of());
  }
}
