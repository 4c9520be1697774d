package dev.forge.fleet;

import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.StrictFields;
import dev.forge.batch.StrictJson;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Coordinator;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.dispatch.FailureOutcome;
import dev.forge.dispatch.LeaseToken;
import dev.forge.dispatch.RenewOutcome;
import dev.forge.worker.WorkerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A coordinator to whom proofs go by way of a folder: each is a file there until the coordinator has acknowledged it, so
 * that it survives the worker's end and the coordinator's absence, and whoever proves need not wait for the delivery.
 */
public final class Outbox implements Coordinator {
  private static final Logger LOG = System.getLogger(Outbox.class.getName());
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final String ENDING = ".json";

  private final Path folder;
  private final Coordinator coordinator;
  private final LinkedBlockingQueue<Path> waiting = new LinkedBlockingQueue<>();
  private volatile boolean closing;

  /**
   * The folder with what an earlier process left in it.
   *
   * @throws UncheckedIOException if the folder cannot be made or read
   */
  public Outbox(Path folder, Coordinator coordinator) {
    this.folder = folder;
    this.coordinator = coordinator;
    try {
      Files.createDirectories(folder);
      waiting.addAll(left());
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of proofs to deliver: " + folder, e);
    }
  }

  /** Keeps the proof; {@link #run} delivers it. */
  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    String name = delivery.chunk() + delivery.token().map(token -> "-" + token.value()).orElse("");
    Path file = folder.resolve(name + ENDING);
    try {
      Path unfinished = folder.resolve(name + ".part");
      Files.writeString(unfinished, FleetJson.of(delivery).toString());
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("proof of chunk " + delivery.chunk() + " cannot be kept in " + folder, e);
    }
    waiting.add(file);
    return new DeliveryOutcome.Kept();
  }

  /** Delivers until it is closed or interrupted; several threads may. */
  public void run() {
    try {
      while (!closing || !waiting.isEmpty()) {
        Path next = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (next != null && !delivered(next)) {
          waiting.add(next);
          Thread.sleep(AGAIN_AFTER);
        }
      }
    } catch (InterruptedException e) { // what is left is delivered by the next process
      Thread.currentThread().interrupt();
    }
  }

  /** Has {@link #run} end when everything is delivered. */
  public void close() {
    closing = true;
  }

  /** How many proofs are not acknowledged. */
  public int size() {
    try {
      return left().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean delivered(Path file) {
    try (InputStream json = Files.newInputStream(file)) {
      Delivery delivery = FleetJson.delivery(new StrictFields(StrictJson.parse(json), ""));
      DeliveryOutcome outcome = coordinator.deliver(delivery);
      LOG.log(outcome instanceof DeliveryOutcome.Accepted ? Level.DEBUG : Level.INFO,
          "proof of chunk " + delivery.chunk() + ": " + outcome);
    } catch (CoordinatorAwayException e) {
      LOG.log(Level.WARNING, "a proof could not be delivered yet: " + e.getMessage());
      return false;
    } catch (IOException | UncheckedIOException | RefusedRequestException e) {
      LOG.log(Level.ERROR, file + " is no proof to deliver, and is dropped", e);
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) { // it is delivered again after the next start, which harms nobody
      LOG.log(Level.WARNING, file + " cannot be deleted", e);
    }
    return true;
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  @Override
  public ClaimOutcome claim(WorkerId worker, ChunkId chunk) {
    return coordinator.claim(worker, chunk);
  }

  @Override
  public ClaimOutcome claimNext(WorkerId worker) {
    return coordinator.claimNext(worker);
  }

  @Override
  public RenewOutcome renew(ChunkId chunk, LeaseToken token, Optional<String> progress) {
    return coordinator.renew(chunk, token, progress);
  }

  @Override
  public FailureOutcome fail(ChunkId chunk, WorkerId worker, LeaseToken token, String reason) {
    return coordinator.fail(chunk, worker, token, reason);
  }

  @Override
  public boolean giveBack(ChunkId chunk, LeaseToken token, String reason) {
    return coordinator.giveBack(chunk, token, reason);
  }
}
