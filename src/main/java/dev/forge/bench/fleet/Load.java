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
  private static final int PLANTED_EVERY = 7;
  private static final int MOST_CHUNKS = 12;
  private static final int TRANSACTIONS_OF_A_CHUNK = 8;

  private final List<URI> coordinators;
  private final String planted;
  private final int pauseMs;
  private final Random random;
  private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean ending;

  /**
   * A load that did not begin.
   *
   * @param planted a batch that must fail, with {@code ID} in the place of its id
   */
  Load(List<URI> coordinators, String planted, int pauseMs, long seed) {
    this.coordinators = List.copyOf(coordinators);
    this.planted = planted;
    this.pauseMs = pauseMs;
    random = new Random(seed);
  }

  @Override
  public void run() {
    try (SwarmClient client = new SwarmClient()) {
      for (int i = 0; !ending; i++) {
        boolean bad = i % PLANTED_EVERY == PLANTED_EVERY - 1;
        String id = (bad ? "planted-" : "batch-") + i;
        String batch = bad ? planted.replace("ID", id)
            : SwarmClient.batch(id, TRANSACTIONS_OF_A_CHUNK * (1 + random.nextInt(MOST_CHUNKS)));
        submit(client, id, batch, bad);
        Thread.sleep(pauseMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until somebody says yes, or the load ends: then it was never acknowledged. */
  private void submit(SwarmClient client, String id, String batch, boolean bad) throws InterruptedException {
    for (int at = random.nextInt(coordinators.size()); !ending; at++) {
      try {
        if (client.submit(coordinators.get(at % coordinators.size()), batch)) {
          acknowledged.put(id, bad);
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

  /** Those acknowledged that are not as they must be in the end, each with what is wrong. */
  List<String> notAsExpected(SwarmClient client, URI coordinator) throws InterruptedException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Boolean> batch : acknowledged.entrySet()) {
      try {
        problem(client.get(coordinator, "/batch/" + batch.getKey() + "/status"), batch.getValue())
            .ifPresent(problem -> wrong.add(batch.getKey() + ": " + problem));
      } catch (IOException e) {
        wrong.add(batch.getKey() + ": " + e.getMessage());
      }
    }
    return wrong;
  }

  private static Optional<String> problem(JsonObject status, boolean bad) {
    String state = status.getString("state");
    if (bad) {
      String error = status.isNull("error") ? "" : status.getString("error");
      return state.equals("failed") && error.contains("the sender's balance") ? Optional.empty()
          : Optional.of("planted, and is " + state + " " + error);
    }
    return state.equals("completed") ? Optional.empty() : Optional.of("is " + state + " " + status.get("error"));
  }
}
