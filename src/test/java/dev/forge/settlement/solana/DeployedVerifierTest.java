package dev.forge.settlement.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.SettlementData;
import dev.forge.batch.SwarmBatchReader;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.dispatch.ChunkProof;
import dev.forge.fixtures.BatchCircuitProver;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.SettlingWorld;
import dev.forge.fixtures.SolanaSite;
import dev.forge.fixtures.StatementProver;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.fixtures.Vectors;
import dev.forge.interop.SolanaPeer;
import dev.forge.solana.DeployedProgram;
import dev.forge.solana.HttpRpcTransport;
import dev.forge.solana.ProgramDeployment;
import dev.forge.solana.RpcException;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaCluster;
import dev.forge.solana.program.VerifierProgram;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verifier that came into the runtime by its own loader settles a whole batch of real proofs. */
class DeployedVerifierTest {
  private static final String FILE = "batch-40t.json";
  private static final String BATCH = "whole";
  private static final int CHUNKS = 4;
  private static final int HEADER = 12;
  private static final int VALUE = 32;

  @TempDir
  private Path keys;

  @Tag("full")
  @Test
  void aProgramDeployedThroughTheLoaderSettlesAWholeChunkedBatch() throws Exception {
    try (SolanaPeer peer = SolanaPeer.start(); JpaDatabase database = new JpaDatabase()) {
      peer.advanceWithEveryRequest(2);
      BatchCircuitProver prover = new BatchCircuitProver(keys);
      SigningKey payer = SigningKey.generate();
      peer.fund(payer.address(), 1);
      SigningKey program = deployed(peer, payer, VerifierProgram.of(prover.verifyingKey()).elf());

      SolanaSite site = new SolanaSite(peer, prover, program.address(), payer);
      String request = SwarmRequests.ofFirst(CHUNKS, BATCH, FILE);
      SettlingWorld world = new SettlingWorld(database.rows(), prover, site.settler()).proved(
          SwarmBatchReader.read(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8))));
      List<ChunkProof> proofs = world.engine.batches().proofsOf(world.batch(BATCH));
      assertRootsAreAChain(proofs);
      world.sweep(40 * CHUNKS);

      assertEquals(BatchState.COMPLETED, world.batch(BATCH).state(), world.batch(BATCH).errorMessage()::toString);
      List<String> inOrder = proofs.stream().map(proof -> hex(proof.proofBytes()) + hex(proof.publicWitnessBytes()))
          .toList();
      assertEquals(inOrder, site.landed(), "each chunk's proof landed once, in the order of the roots");
      assertEquals(inOrder, site.verified(), "and none of them failed");
      SettlementData told = SettlementData.of(world.batch(BATCH), world.engine.settling()).orElseThrow();
      assertTrue(told.allVerified(), told::toString);
      assertEquals("settled", told.state());
      assertEquals(CHUNKS, told.settlements().stream().map(SettlementData.OfChunk::txSignature).distinct().count());
      for (SettlementData.OfChunk chunk : told.settlements()) {
        assertTrue(chunk.verified() && chunk.computeUnitsConsumed() > 100_000 && chunk.computeUnitsConsumed() < 165_000,
            chunk::toString);
      }
    }
  }

  @Test
  void whatTheLoaderHasIsTheProgramAndNobodyCanChangeIt() throws Exception {
    try (SolanaPeer peer = SolanaPeer.start()) {
      peer.advanceWithEveryRequest(2);
      SigningKey payer = SigningKey.generate();
      peer.fund(payer.address(), 1);
      deployed(peer, payer, VerifierProgram.of(StatementProver.withNewKey().verifyingKey()).elf());
    }
  }

  private static SigningKey deployed(SolanaPeer peer, SigningKey payer, byte[] elf) throws InterruptedException {
    SolanaCluster cluster = SolanaSite.cluster(new HttpRpcTransport(SolanaPeer.PATIENCE), peer.a(), peer.b());
    SigningKey program = SigningKey.generate();
    List<String> steps = new ArrayList<>();
    var deployment = new ProgramDeployment(cluster, payer, Duration.ofMillis(1), steps::add);
    deployment.deploy(program, elf, true);
    DeployedProgram deployed = DeployedProgram.find(cluster, program.address()).orElseThrow();
    assertTrue(deployed.executable() && deployed.is(elf), steps.toString());
    assertEquals(Optional.empty(), deployed.authority());
    assertFalse(deployed.is(VerifierProgram.of(StatementProver.withNewKey().verifyingKey()).elf()));
    assertThrows(RpcException.class, () -> deployment.deploy(program, elf, false));
    return program;
  }

  /** Each chunk begins with the state root that the one before ended with; the first with the batch's own. */
  private static void assertRootsAreAChain(List<ChunkProof> proofs) {
    assertEquals(CHUNKS, proofs.size());
    String before = Vectors.json(FILE).getJsonObject("request").getString("pre_state_root").replaceFirst("^0x", "");
    for (ChunkProof proof : proofs) {
      assertEquals(before, input(proof, 0), "chunk " + proof.index());
      assertFalse(before.equals(input(proof, 1)), "chunk " + proof.index() + " changes nothing");
      before = input(proof, 1);
    }
  }

  private static String input(ChunkProof proof, int number) {
    return hex(proof.publicWitnessBytes()).substring(2 * (HEADER + VALUE * number),
        2 * (HEADER + VALUE * (number + 1)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
