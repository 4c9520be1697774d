package dev.forge.bench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.batch.FieldText;
import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.ProveRequest.Options;
import dev.forge.batch.Roots;
import dev.forge.batch.SwarmBatch;
import dev.forge.batch.SwarmBatchReader;
import dev.forge.batch.Transfer;
import dev.forge.batch.transition.StateTransition;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.zk.field.Fr;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferChainTest {
  @TempDir
  private Path folder;

  @Test
  void theTransfersCanBeExecutedAndLeadToTheRootThatIsSaid() throws Exception {
    Fr after = new TransferChain(3, 1).write(folder.resolve("batch.json"), "few", 12);
    try (InputStream json = Files.newInputStream(folder.resolve("batch.json"))) {
      SwarmBatch batch = SwarmBatchReader.read(json);
      List<Transfer> transfers = new ArrayList<>();
      batch.transactions().forEachRemaining(transaction -> transfers.add(transaction.transfer().orElseThrow()));
      assertEquals(12, transfers.size());
      Roots before = new Roots(FieldText.canonical(batch.initialRoot()).orElseThrow(), Fr.ZERO);
      ProveRequest request = new ProveRequest(SwarmBatch.number("few"), before, before,
          new Entries(transfers, List.of(), List.of()), new Options(HashFamily.MIMC, true, false));
      Applied applied = assertInstanceOf(Applied.class, StateTransition.execute(request));
      assertEquals(after, applied.after().state());
    }
  }

  @Test
  void theSameSeedGivesTheSameBatch() throws Exception {
    new TransferChain(2, 5).write(folder.resolve("a.json"), "a", 2);
    new TransferChain(2, 5).write(folder.resolve("b.json"), "a", 2);
    assertEquals(-1, Files.mismatch(folder.resolve("a.json"), folder.resolve("b.json")));
  }
}
