package dev.forge.bench.blind;

import dev.forge.configuration.Role;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerFolder;
import dev.forge.launch.ServerPlan;
import dev.forge.launch.ServerProcess;
import dev.forge.launch.ServerStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A server of a role with a data folder and ports of its own. */
record BlindServer(ForgeHome home, ServerPlan plan, Map<String, String> environment) implements AutoCloseable {
  static BlindServer start(BlindBenchSettings settings, Role role, Map<String, String> further)
      throws IOException, InterruptedException {
    ForgeHome home = new ForgeHome(Files.createTempDirectory("forge-bench-blind"));
    Files.createDirectories(home.runtime().getParent().getParent());
    Files.createSymbolicLink(home.runtime().getParent(), settings.runtime().getParent());
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.keySet().removeIf(name -> name.startsWith("BLIND_") || name.equals("HOST") || name.equals("API_TOKEN"));
    environment.putAll(Map.of("FORGE_HOME", home.folder().toString(), "HTTPS_PORT", String.valueOf(freePort()),
        "MESSAGING_PORT", String.valueOf(freePort()), "FORGE_HEAP", settings.heap(), "MOCK_PROVER", "true",
        "FORGE_ADMIN_PASSWORD", "nobody asks for it"));
    environment.putAll(further);
    ServerPlan plan = ServerPlan.of(role, Optional.of(freePort()), Optional.empty(), environment);
    ServerFolder.of(home, role).layOut(plan, settings.project());
    BlindServer server = new BlindServer(home, plan, environment);
    new ServerStart(plan, home, environment).run();
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + plan.port());
  }

  @Override
  public void close() throws IOException {
    ServerProcess process = new ServerProcess(plan.role(), home, environment);
    try {
      Optional<ProcessHandle> running = process.find();
      if (running.isPresent()) {
        process.stop(running.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> tree = Files.walk(home.folder())) { // does not follow the link to the runtime
      tree.sorted(Comparator.reverseOrder()).forEach(BlindServer::delete);
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
