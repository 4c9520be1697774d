package dev.forge.server;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Random;

/** When a server is killed: so many milliseconds after its batch was seen in a state, with so many chunks proved. */
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
      default -> new CrashMoment("settling", List.of("settling"), chunks, random.nextInt(900));
    };
  }

  /** Waits for the moment of a swarm batch. */
  void await(RunningServer server, String batch) throws Exception {
    long end = System.nanoTime() + PATIENCE_NS;
    while (!states.isEmpty() && !hasCome(status(server, batch))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(this + " does not come: " + status(server, batch));
      }
      Thread.sleep(1);
    }
    Thread.sleep(afterMs);
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
