package dev.forge.server;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * When a server is killed: so many milliseconds after its batch was seen in a state, with so many chunks proved, or later.
 * The mock settles at once, so that the moments around the settlement are found after the last proof but one; what a kill
 * really met is in the rows, and the test prints it.
 */
record CrashMoment(String name, List<String> states, int proved, int afterMs) {
  private static final long PATIENCE_NS = 120_000_000_000L;
  private static final int KINDS = 6;

  /** The moments spread over the life of a batch, a kind after the other, each with a pause of its own. */
  static CrashMoment number(int i, Random random, int chunks, int provingMs) {
    return switch (i % KINDS) {
      case 0 -> new CrashMoment("submitted", List.of(), 0, random.nextInt(6));
      case 1 -> new CrashMoment("preparing", List.of("slicing", "proving"), 0, random.nextInt(200));
      case 2 -> new CrashMoment("leased", List.of("proving"), 0, random.nextInt(60));
      case 3 -> new CrashMoment("proving", List.of("proving"), 0, 60 + random.nextInt(provingMs));
      case 4 -> new CrashMoment("accepting", List.of("proving"), 1 + random.nextInt(chunks - 1), random.nextInt(8));
      default -> new CrashMoment("around settling", List.of("proving"), chunks - 1, random.nextInt(provingMs + 200));
    };
  }

  /** Waits for the moment of a swarm batch. */
  void await(RunningServer server, String batch) throws Exception {
    if (!states.isEmpty()) {
      await(server, batch, this::hasCome);
    }
    Thread.sleep(afterMs);
  }

  /** Waits for something of a swarm batch as long as the batch moves; returns its status then. */
  static JsonObject await(RunningServer server, String batch, Predicate<JsonObject> wanted) throws Exception {
    JsonObject status = status(server, batch);
    String moved = progress(status);
    long end = System.nanoTime() + PATIENCE_NS;
    while (!wanted.test(status)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("nothing moves in " + PATIENCE_NS / 1_000_000_000L + " s: " + status);
      }
      Thread.sleep(2);
      status = status(server, batch);
      if (!progress(status).equals(moved)) {
        moved = progress(status);
        end = System.nanoTime() + PATIENCE_NS;
      }
    }
    return status;
  }

  private static String progress(JsonObject status) {
    return status.getString("state") + " " + status.getInt("chunks_proved");
  }

  private boolean hasCome(JsonObject status) {
    String state = status.getString("state");
    return states.contains(state) && status.getInt("chunks_proved") >= proved
        || List.of("settling", "completed", "failed").contains(state);
  }

  static JsonObject status(RunningServer server, String batch) throws Exception {
    return CoreClient.object(server.get("/batch/" + batch + "/status").body()).getJsonObject("data");
  }
}
