package dev.forge.bench.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.SwarmBatchReader;
import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchPolicy;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.storage.memory.MemoryRows;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The load of a trial, against a coordinator that nobody kills. */
class PlannedBatchesTest {
  private static final int ALL_KINDS = 21;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachBatchEndsAsPlanned(boolean real) throws IOException {
    PlannedBatches batches = new PlannedBatches(Path.of("."), real);
    EngineWorld world = world(real);
    Random random = new Random(3);
    Set<String> reasons = new HashSet<>();
    for (int i = 0; i < ALL_KINDS; i++) {
      PlannedBatch planned = batches.next(i, random);
      world.engine.swarm().submit(
          SwarmBatchReader.read(new ByteArrayInputStream(planned.body().getBytes(StandardCharsets.UTF_8))));
      world.engine.preparation().prepareWaiting();
      assertEquals(planned.chunks(), world.proveAll(), planned.id());
      Batch batch = world.engine.batches().find(planned.id()).orElseThrow();
      assertEquals(planned.failure().isPresent() ? BatchState.FAILED : BatchState.COMPLETED, batch.state(),
          planned.id());
      assertEquals(planned.failure(), batch.errorMessage(), planned.id());
      planned.failure().ifPresent(reasons::add);
    }
    assertEquals(3, reasons.size(), reasons::toString);
  }

  private static EngineWorld world(boolean real) {
    Policies policies =
        Policies.DEFAULT.withSettleSwarm(false).with(BatchPolicy.DEFAULT.withChunkSize(real ? 1 : 8));
    return real ? EngineWorld.withWitness(new MemoryRows(), policies)
        : EngineWorld.mocked(new MemoryRows(), policies);
  }

  @Test
  void whatIsNotAsPlannedIsToldWithWhatItMustBe() {
    PlannedBatch good = new PlannedBatch("a", "{}", 3, Optional.empty());
    PlannedBatch bad = new PlannedBatch("b", "{}", 0, Optional.of("/transfers/0: too much"));
    assertEquals(Optional.empty(), Load.problem(good, status("completed", null), 3));
    assertEquals(Optional.empty(), Load.problem(bad, status("failed", "/transfers/0: too much"), 0));
    assertEquals(Optional.of("is proving; it must be completed"), Load.problem(good, status("proving", null), 2));
    assertEquals(Optional.of("is completed with 4 proofs accepted; it takes 3"),
        Load.problem(good, status("completed", null), 4));
    assertEquals(Optional.of("is failed: /transfers/0: too; it must be failed: /transfers/0: too much"),
        Load.problem(bad, status("failed", "/transfers/0: too"), 0));
    assertTrue(Load.problem(bad, status("completed", null), 0).isPresent());
    assertFalse(Load.problem(bad, status("failed", "/transfers/0: too much"), 1).isEmpty());
  }

  private static JsonObject status(String state, String error) {
    var status = Json.createObjectBuilder().add("state", state);
    return (error == null ? status.addNull("error") : status.add("error", error)).build();
  }
}
