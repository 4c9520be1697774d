package dev.forge.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.configuration.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server's process is found and started, with a stand-in for Liberty's command and one for the server. */
class ServerProcessTest {
  @TempDir
  private Path folder;

  private ForgeHome home;
  private ServerProcess server;

  @BeforeEach
  void prepare() {
    home = new ForgeHome(folder);
    server = new ServerProcess(Role.ALL, home, Map.of());
  }

  @AfterEach
  void end() throws Exception {
    Optional<ProcessHandle> left = server.find();
    if (left.isPresent()) {
      left.get().destroyForcibly();
      left.get().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aServerIsFoundThoughItsNumberIsWrittenNowhereYet() throws Exception {
    assertTrue(server.find().isEmpty());
    Process running = standIn(ServerProcess.mark(home.server(Role.ALL)));
    assertEquals(running.pid(), server.find().orElseThrow().pid());
    note("");
    assertEquals(running.pid(), server.find().orElseThrow().pid());
    running.destroyForcibly().waitFor();
    assertTrue(server.find().isEmpty());
  }

  @Test
  void theServerOfAnotherFolderIsNotFound() throws Exception {
    Process other = standIn(ServerProcess.mark(home.server(Role.WORKER)));
    try {
      assertTrue(server.find().isEmpty());
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void anOldNumberThatIsAnotherProgramByNowIsNotTheServer() throws Exception {
    Process other = standIn("-Dsomething=else");
    try {
      note(other.pid() + "\n");
      assertTrue(server.find().isEmpty());
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void aServerIsWaitedForThoughLibertyLostPatienceAndWroteNoNumber() throws Exception {
    ServerPlan plan = plan();
    liberty("""
        "$JAVA_HOME/bin/java" '%s' -cp '%s' %s %d >/dev/null 2>&1 &
        echo 'Server all start failed. Check server logs for details.'
        exit 22
        """.formatted(ServerProcess.mark(home.server(Role.ALL)), classes(), LateServer.class.getName(), plan.port()));
    new ServerStart(plan, home, Map.of()).run();
    assertTrue(ServerReadiness.of(ServerAddresses.of(plan)));
  }

  @Test
  void aServerThatEndedIsAFailureWithTheWordsOfLiberty() throws Exception {
    liberty("echo 'a wrong option'; exit 22");
    var failure = assertThrows(ServerFailedException.class, () -> new ServerStart(plan(), home, Map.of()).run());
    assertTrue(failure.getMessage().contains("a wrong option"), failure.getMessage());
  }

  private static ServerPlan plan() throws IOException {
    try (ServerSocket http = new ServerSocket(0); ServerSocket https = new ServerSocket(0)) {
      return ServerPlan.of(Role.ALL, Optional.of(http.getLocalPort()), Optional.empty(),
          Map.of("HTTPS_PORT", String.valueOf(https.getLocalPort())));
    }
  }

  private void liberty(String script) throws IOException {
    Path command = home.runtime().resolve("bin/server");
    Files.createDirectories(command.getParent());
    Files.createDirectories(home.server(Role.ALL));
    Files.writeString(command, script);
  }

  private void note(String number) throws IOException {
    Path file = folder.resolve("servers/.pid/all.pid");
    Files.createDirectories(file.getParent());
    Files.writeString(file, number);
  }

  /** A process that only is there, seen by others. */
  private static Process standIn(String mark) throws IOException {
    Process process =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), mark, "-cp",
            classes(), LateServer.class.getName(), "0").start();
    assertEquals('s', process.getInputStream().read(), "it says that it serves");
    return process;
  }

  /** These tests' own classes alone: of a command line that is too long the system does not tell the arguments. */
  private static String classes() {
    return Path.of(LateServer.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }
}
