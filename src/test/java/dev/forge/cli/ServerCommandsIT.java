package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that start, show and stop a server, over a new data folder. */
class ServerCommandsIT {
  private static final Pattern PASSWORD =
      Pattern.compile("Admin Center's user admin, password (\\S+) \\(shown this once");

  @TempDir
  private Path home;

  @BeforeEach
  void prepare() throws IOException {
    Path runtime = Path.of(System.getProperty("forge.runtime"));
    Files.createDirectories(home.resolve("runtime"));
    Files.createSymbolicLink(home.resolve("runtime").resolve(runtime.getFileName()), runtime);
  }

  @AfterEach
  void stop() {
    CommandRun.of(home, "down");
  }

  @Test
  void theDemonstrationEndsWithAProofAndLeavesAServerThatIsShownAndStopped() throws Exception {
    int port = freePort();
    CommandRun.of(home, "logs").assertFailed(ExitCode.NOT_SO.number(), "there is no log");

    CommandRun demo = CommandRun.of(home, "demo", "--mock", "--small", "--port", port);
    assertEquals(0, demo.exitCode(), demo::toString);
    for (String shown : List.of("388 bytes, verified against the request's public inputs", "batch_hash", "mock",
        "http://127.0.0.1:" + port + "/", "openapi/ui", "adminCenter")) {
      assertTrue(demo.out().contains(shown), shown + " is not in " + demo);
    }
    Matcher password = PASSWORD.matcher(demo.messages());
    assertTrue(password.find(), demo::toString);

    CommandRun status = CommandRun.of(home, "status");
    assertTrue(status.out().matches("all +ready, process \\d+, http://127.0.0.1:" + port + "/?\n"), status::toString);
    CommandRun again = CommandRun.of(home, "up");
    assertTrue(again.out().contains("runs already"), again::toString);
    assertFalse(again.toString().contains(password.group(1)), "the password is shown once");
    CommandRun.of(home, "demo").assertFailed(ExitCode.WRONG_USE.number(), "has the mock prover");

    CommandRun logs = CommandRun.of(home, "logs", "--lines", "20");
    assertEquals(20, logs.out().lines().count(), logs::toString);
    CommandRun all = CommandRun.of(home, "logs", "--lines", "100000");
    assertTrue(all.out().contains("the schema is at version"), all::toString);
    assertFalse(all.out().contains(password.group(1)), "the password is in the log");
    CommandRun.of(home, "logs", "--lines", "0").assertFailed(ExitCode.WRONG_USE.number(), "--lines 0");

    assertEquals("server all stopped\n", CommandRun.of(home, "down").out());
    assertEquals("server all was not running\n", CommandRun.of(home, "down").out());
    assertEquals(ExitCode.NOT_SO.number(), CommandRun.of(home, "status").exitCode());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
