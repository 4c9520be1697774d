package dev.forge.engine;

import static dev.forge.fixtures.EngineWorld.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.dispatch.ChunkClaim;
import dev.forge.fixtures.EngineWorld;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.ExecutionOutcome;
import dev.forge.prover.ProgramInputs;
import dev.forge.storage.memory.MemoryRows;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.field.Fr;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker is given is what the circuit takes, beside the same with a value changed. */
class ClaimedInputsTest {
  private final CircuitSource circuits = new CircuitSource(new CircuitCatalogue());

  @ParameterizedTest
  @ValueSource(strings = {"batch-new-receiver-poseidon2.json", "batch-2t1w1s-poseidon2.json"})
  void theCircuitAcceptsThemAndNoOthers(String file) throws IOException {
    EngineWorld world = EngineWorld.withWitness(new MemoryRows(), Policies.DEFAULT);
    world.prepared(file);
    ChunkClaim claim = world.claim(ONE);
    assertInstanceOf(ExecutionOutcome.Executed.class, execute(claim, claim.inputs()));
    assertEquals(claim.statement().value(1), claim.inputs().parameters().get(1).toString());
    var changed = claim.inputs().parameters().copy();
    changed.set(5, changed.get(5).add(Fr.ONE));
    assertInstanceOf(ExecutionOutcome.Rejected.class, execute(claim, ProgramInputs.of(changed)));
  }

  private ExecutionOutcome execute(ChunkClaim claim, ProgramInputs inputs) throws IOException {
    return circuits.program(claim.circuit().name()).execute(inputs, ForeignCallHandler.NONE);
  }
}
