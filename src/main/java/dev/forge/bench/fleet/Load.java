package dev.forge.bench.fleet;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A steady load of batches, and the ledger of those that were acknowledged. It is this process's own: nothing in it comes
 * from the servers but their acknowledgements. Whatever is not acknowledged is submitted again, at any coordinator.
 */
final class Load implements Runnable {
  private final List<URI> coordinators;
  private final PlannedBatches batches;
  private final int pauseMs;
  private final Random random;
  private final Map<String, PlannedBatch> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean ending;

  /**
   * A load that did not begin.
   *
   * @param pauseMs how long nothing is submitted after each batch
   */
  Load(List<URI> coordinators, PlannedBatches batches, int pauseMs, long seed) {
    this.coordinators = List.copyOf(coordinators);
    this.batches = batches;
    this.pauseMs = pauseMs;
    random = new Random(seed);
  }

  @Override
  public void run() {
    try (SwarmClient client = new SwarmClient()) {
      for (int i = 0; !ending; i++) {
        submit(client, batches.next(i, random));
        Thread.sleep(pauseMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until somebody says yes, or the load ends: then it was never acknowledged. */
  private void submit(SwarmClient client, PlannedBatch batch) throws InterruptedException {
    for (int at = random.nextInt(coordinators.size()); !ending; at++) {
      try {
        if (client.submit(coordinators.get(at % coordinators.size()), batch.body())) {
          acknowledged.put(batch.id(), batch);
          return;
        }
      } catch (IOException e) { // it may be there or not; the same id is submitted again
        refused.incrementAndGet();
      }
      Thread.sleep(200);
    }
  }

  void end() {
    ending = true;
  }

  int acknowledged() {
    return acknowledged.size();
  }

  int refused() {
    return refused.get();
  }

  /** How many of those acknowledged must fail. */
  int planted() {
    return (int) acknowledged.values().stream().filter(batch -> batch.failure().isPresent()).count();
  }

  /**
   * Those acknowledged that are not as they must be in the end, each with what is wrong.
   *
   * @param accepted how many proofs were accepted of each batch, where there were any
   */
  List<String> notAsExpected(SwarmClient client, URI coordinator, Map<String, Long> accepted)
      throws InterruptedException {
    List<String> wrong = new ArrayList<>();
    for (PlannedBatch batch : acknowledged.values()) {
      try {
        problem(batch, client.get(coordinator, "/batch/" + batch.id() + "/status"),
            accepted.getOrDefault(batch.id(), 0L)).ifPresent(problem -> wrong.add(batch.id() + ": " + problem));
      } catch (IOException e) {
        wrong.add(batch.id() + ": " + e.getMessage());
      }
    }
    return wrong;
  }

  /** What is wrong with a batch that has a status, and of which so many proofs were accepted. */
  static Optional<String> problem(PlannedBatch batch, JsonObject status, long accepted) {
    String state = status.getString("state");
    Optional<String> failure = status.isNull("error") ? Optional.empty() : Optional.of(status.getString("error"));
    if (!state.equals(batch.failure().isPresent() ? "failed" : "completed") || !failure.equals(batch.failure())) {
      return Optional.of("is " + state + failure.map(": "::concat).orElse("") + "; it must be "
          + batch.failure().map("failed: "::concat).orElse("completed"));
    }
    return accepted == batch.chunks() ? Optional.empty()
        : Optional.of("is " + state + " with " + accepted + " proofs accepted; it takes " + batch.chunks());
  }
}
