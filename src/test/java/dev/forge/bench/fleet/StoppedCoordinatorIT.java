package dev.forge.bench.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.forge.bench.fleet.Strike.Deed;
import dev.forge.bench.fleet.Strike.Moment;
import dev.forge.bench.fleet.Strike.Target;
import dev.forge.launch.external.NotStartedException;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator that is held still in the middle of a transaction, with what it has locked. */
@Tag("full")
class StoppedCoordinatorIT {
  private static final Strike STOP_WHILE_ACCEPTING =
      new Strike(Deed.STOP, Target.COORDINATOR, 0, Moment.ACCEPTING, 0, 0);

  @TempDir
  private Path keys;

  @Test
  void theOthersFinishItsBatchWhileItStands() throws Exception {
    try (LocalFleet fleet = open(); SwarmClient client = new SwarmClient()) {
      List<Member> coordinators = List.of(fleet.addCoordinator(), fleet.addCoordinator());
      coordinators.get(0).start();
      coordinators.get(1).start();
      fleet.addWorker(1).start();
      assertTrue(client.submit(coordinators.get(0).address(), SwarmClient.batch("held", 8 * 40)));
      Member victim;
      try (Moments.Held held = new Moments(fleet.database()).await(STOP_WHILE_ACCEPTING)) {
        victim = fleet.member(held.victim().orElseThrow());
        victim.pause(true);
      }
      Member other = coordinators.get(victim == coordinators.get(0) ? 1 : 0);
      long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
      JsonObject status = client.get(other.address(), "/batch/held/status");
      while (!status.getString("state").equals("completed")) {
        assertTrue(System.nanoTime() < end, status::toString);
        Thread.sleep(100);
        status = client.get(other.address(), "/batch/held/status");
      }
      victim.pause(false);
      AcceptedRows rows = new AcceptedRows(fleet.database());
      assertEquals(40, rows.accepted());
      assertEquals(0, rows.acceptedTwice());
    }
  }

  private LocalFleet open() throws Exception {
    try {
      Path runtime = Path.of(System.getProperty("forge.runtime")).resolve("wlp");
      return LocalFleet.open(ChaosProver.MOCK.settings(
          new FleetSettings(Path.of(System.getProperty("forge.project")), runtime, keys, "192m", Map.of())));
    } catch (NotStartedException e) {
      return abort("PostgreSQL cannot be started here: " + e.getMessage());
    }
  }
}
