package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.server.SharedServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's commands against a real server. */
class OperatorCommandsIT {
  @TempDir
  private Path home;

  @Test
  void theySeeAndMoveWhatTheServerHas() throws Exception {
    CommandRun stats = run("stats");
    assertEquals(0, stats.exitCode(), stats::toString);
    assertTrue(stats.out().contains("found nothing"), stats::toString);
    CommandRun workers = run("workers");
    assertTrue(workers.out().lines().skip(1).anyMatch(line -> line.startsWith("1 ")), workers::toString);
    assertEquals("1 is draining\n", run("drain", "1", "--reason", "a test").out());
    assertEquals("1 is ready\n", run("release", "1", "--reason", "a test").out());
    assertEquals(0, run("jobs", "--swarm").exitCode());
    assertEquals(0, run("jobs", "--state", "completed").exitCode());
  }

  @Test
  void whatTheServerRefusesIsToldInOneLine() throws Exception {
    run("requeue", "nothing", "--reason", "a test").assertFailed(ExitCode.NOT_SO.number(), "no job or batch");
    run("jobs", "--state", "lost").assertFailed(ExitCode.NOT_SO.number(), "state: is none of");
  }

  @Test
  void withoutAServerTheyAskForOne() {
    CommandRun.of(home, "stats").assertFailed(ExitCode.WRONG_USE.number(), "--server");
  }

  private CommandRun run(String... arguments) throws Exception {
    String address = SharedServer.get().address("/").toString();
    return CommandRun.of(home, (Object[]) Stream.concat(Stream.of(arguments), Stream.of("--server", address))
        .toArray(String[]::new));
  }
}
