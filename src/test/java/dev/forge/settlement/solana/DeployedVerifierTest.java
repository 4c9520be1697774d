package dev.forge.settlement.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.lifecycle.BatchState;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.SettlingWorld;
import dev.forge.fixtures.SolanaSite;
import dev.forge.fixtures.StatementProver;
import dev.forge.interop.SolanaPeer;
import dev.forge.settlement.Settlement;
import dev.forge.settlement.SettlementState;
import dev.forge.solana.DeployedProgram;
import dev.forge.solana.HttpRpcTransport;
import dev.forge.solana.ProgramDeployment;
import dev.forge.solana.RpcException;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaCluster;
import dev.forge.solana.program.VerifierProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A verifier that came into the runtime by its own loader settles a whole batch. */
class DeployedVerifierTest {
  private static final int CHUNKS = 5;

  @Test
  void aProgramDeployedThroughTheLoaderSettlesAWholeChunkedBatch() throws Exception {
    try (SolanaPeer peer = SolanaPeer.start(); JpaDatabase database = new JpaDatabase()) {
      peer.advanceWithEveryRequest(2);
      StatementProver prover = StatementProver.withNewKey();
      SigningKey payer = SigningKey.generate();
      peer.fund(payer.address(), 1);
      SigningKey program = SigningKey.generate();
      byte[] elf = VerifierProgram.of(prover.verifyingKey()).elf();
      SolanaCluster cluster = SolanaSite.cluster(new HttpRpcTransport(SolanaPeer.PATIENCE), peer.a(), peer.b());
      List<String> steps = new ArrayList<>();
      var deployment = new ProgramDeployment(cluster, payer, Duration.ofMillis(1), steps::add);
      deployment.deploy(program, elf, true);

      DeployedProgram deployed = DeployedProgram.find(cluster, program.address()).orElseThrow();
      assertTrue(deployed.executable() && deployed.is(elf), steps.toString());
      assertEquals(Optional.empty(), deployed.authority());
      assertFalse(deployed.is(VerifierProgram.of(StatementProver.withNewKey().verifyingKey()).elf()));
      assertThrows(RpcException.class, () -> deployment.deploy(program, elf, false));

      SolanaSite site = new SolanaSite(peer, prover, program.address(), payer);
      SettlingWorld world = new SettlingWorld(database.rows(), prover, site.settler()).proved("whole", CHUNKS);
      world.sweep(40 * CHUNKS);
      assertEquals(BatchState.COMPLETED, world.batch("whole").state());
      assertTrue(world.settlements("whole").stream().map(Settlement::state).allMatch(SettlementState.SETTLED::equals));
      assertEquals(CHUNKS, site.verified().size());
    }
  }
}
