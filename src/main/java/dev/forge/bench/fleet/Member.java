package dev.forge.bench.fleet;

import dev.forge.bench.BenchException;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerFolder;
import dev.forge.launch.ServerPlan;
import dev.forge.launch.ServerProcess;
import dev.forge.launch.ServerStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One server of a fleet, a process that can be killed, stopped for a while, and started again. */
final class Member implements Victim {
  private static final long TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 11;

  private final ServerPlan plan;
  private final ForgeHome home;
  private final Map<String, String> environment;
  private final Path project;

  Member(ServerPlan plan, ForgeHome home, Map<String, String> environment, Path project) {
    this.plan = plan;
    this.home = home;
    this.environment = environment;
    this.project = project;
  }

  @Override
  public String name() {
    return plan.name();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + plan.port());
  }

  @Override
  public void start() throws IOException, InterruptedException {
    ServerFolder.of(home, plan.name()).layOut(plan, project);
    new ServerStart(plan, home, environment).run();
  }

  @Override
  public void kill() throws InterruptedException {
    Optional<ProcessHandle> running = process();
    if (running.isPresent()) {
      running.get().destroyForcibly();
      try {
        running.get().onExit().get(30, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new BenchException(name() + " does not end", e);
      }
    }
  }

  @Override
  public void pause(boolean stopped) throws IOException, InterruptedException {
    Signals.pause(process().stream(), stopped);
  }

  /** Ends it in order. */
  void stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> running = process();
    if (running.isPresent()) {
      servers().stop(running.get());
    }
  }

  Optional<ProcessHandle> process() {
    return servers().find();
  }

  /** The seconds of all cores that it took so far. */
  double processorSeconds() throws IOException {
    long pid = process().orElseThrow(() -> new BenchException(name() + " ended")).pid();
    String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / (double) TICKS_PER_SECOND;
  }

  private ServerProcess servers() {
    return new ServerProcess(plan.name(), home, environment);
  }
}
