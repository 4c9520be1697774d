package dev.forge.batch.lifecycle;

import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.InputVault;
import dev.forge.batch.vault.UnreadableInputException;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkIndex;
import dev.forge.dispatch.ChunkOwner;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkProofs;
import dev.forge.dispatch.Statement;
import dev.forge.ledger.Actor;
import dev.forge.prover.ProgramInputs;
import java.util.List;
import java.util.Optional;

/** What a batch makes of the news of its chunks. */
public final class BatchCourse implements ChunkOwner {
  private static final System.Logger LOG = System.getLogger(BatchCourse.class.getName());
  private static final int PROVING_FROM = 10;
  private static final int PROVING_TO = 99;
  private static final int PAGE = 200;

  private final Batches batches;
  private final ChunkProofs proofs;
  private final InputVault vault;
  private final Endings endings;
  private final BatchListener listener;

  /** Over the rows. */
  public BatchCourse(Batches batches, ChunkProofs proofs, InputVault vault, Endings endings, BatchListener listener) {
    this.batches = batches;
    this.proofs = proofs;
    this.vault = vault;
    this.endings = endings;
    this.listener = listener;
  }

  @Override
  public boolean lock(BatchId batch) {
    return batches.lock(batch).filter(BatchCourse::isProving).isPresent();
  }

  @Override
  public Optional<ProgramInputs> inputs(BatchId id, ChunkIndex index) {
    try {
      return batches.find(id).flatMap(Batch::wrappedKey).map(wrapped -> vault.unwrap(id, wrapped))
          .map(key -> InputsCodec.decode(vault.open(key, InputKind.CHUNK, index.value())));
    } catch (UnreadableInputException e) {
      LOG.log(System.Logger.Level.ERROR, "chunk " + index + " of batch " + id, e);
      return Optional.empty();
    }
  }

  @Override
  public void progressed(BatchId id, ChunkIndex index, String message) {
    batches.find(id).filter(BatchCourse::isProving)
        .ifPresent(batch -> listener.happened(batch, new BatchNews.Progressed(percent(batch), message)));
  }

  @Override
  public void chunkProved(BatchId id, ChunkIndex index) {
    Batch batch = batches.lock(id).orElseThrow();
    if (!batch.chunkProved()) {
      batches.update(batch, BatchState.PROVING);
      listener.happened(batch, new BatchNews.Progressed(percent(batch),
          batch.chunksProved() + " of " + batch.chunksTotal() + " chunks are proved"));
      return;
    }
    Optional<String> broken = brokenChain(id, batch.chunksTotal());
    if (broken.isPresent()) {
      endings.fail(batch, FailureCode.INTERNAL_ERROR, broken.get(), Actor.SYSTEM);
    } else {
      endings.proved(batch);
    }
  }

  @Override
  public void chunkFailed(BatchId id, ChunkIndex index, String reason) {
    Batch batch = batches.lock(id).orElseThrow();
    if (isProving(batch)) {
      endings.fail(batch, FailureCode.PROVING_FAILED, "chunk " + index + ": " + reason, Actor.SYSTEM);
    }
  }

  /** What is wrong with the chain of chunks, read page by page. One chunk is bound to its batch by its own statement. */
  private Optional<String> brokenChain(BatchId id, int chunks) {
    Optional<Statement> before = Optional.empty();
    for (int from = 0; chunks > 1 && from < chunks; from += PAGE) {
      List<ChunkProof> page = proofs.of(id, new ChunkIndex(from), PAGE);
      if (page.size() != Math.min(PAGE, chunks - from)) {
        return Optional.of((from + page.size()) + " proofs of " + chunks + " chunks");
      }
      for (int i = 0; i < page.size(); i++) {
        Statement statement = page.get(i).statement();
        if (before.filter(last -> !last.leadsTo(statement)).isPresent()) {
          return Optional.of("chunk " + (from + i) + " does not start from the roots that the chunk before leads to");
        }
        before = Optional.of(statement);
      }
    }
    return Optional.empty();
  }

  private static boolean isProving(Batch batch) {
    return batch.state() == BatchState.PROVING;
  }

  private static int percent(Batch batch) {
    return PROVING_FROM + (PROVING_TO - PROVING_FROM) * batch.chunksProved() / Math.max(1, batch.chunksTotal());
  }
}
