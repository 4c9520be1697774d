package dev.forge.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls the Core API as a sequencer does. */
public final class CoreClient {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

  private final RunningServer server;

  /** One event of a job's stream. */
  public record Event(String id, String name, JsonObject data) {}

  /** A client of a server. */
  public CoreClient(RunningServer server) {
    this.server = server;
  }

  /** Submits a request; returns the job's id. */
  public String submit(String request) throws IOException, InterruptedException {
    HttpResponse<String> answer = server.post("/v2/batch/prove", request);
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return object(answer.body()).getJsonObject("data").getString("job_id");
  }

  /** The job as it is now. */
  public JsonObject status(String job) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.address("/v2/batch/" + job + "/status"))
        .header("Accept", "application/json").timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return object(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).getJsonObject("data");
    }
  }

  /** What is said when its proof is asked for. */
  public JsonObject proof(String job) throws IOException, InterruptedException {
    return object(server.get("/v2/batch/" + job + "/proof").body());
  }

  /** Waits until the job is in one of some states or has ended; returns the state. */
  public String awaitState(String job, String... states) throws IOException, InterruptedException {
    Set<String> wanted = Set.of(states);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String state = status(job).getString("state");
      if (wanted.contains(state) || ENDED.contains(state)) {
        return state;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("job " + job + " is still " + state);
      }
      Thread.sleep(20);
    }
  }

  /** All events behind one, until the stream ends. */
  public List<Event> eventsBehind(String job, long lastEventId) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.address("/v2/batch/" + job + "/status"))
        .header("Accept", "text/event-stream").header("Last-Event-ID", String.valueOf(lastEventId)).timeout(PATIENCE)
        .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var events = new ArrayList<Event>();
      for (String block : client.send(request, HttpResponse.BodyHandlers.ofString()).body().split("\n\n")) {
        if (block.contains("data:")) {
          events.add(event(block));
        }
      }
      return events;
    }
  }

  /** Reads an object. */
  public static JsonObject object(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static Event event(String block) {
    String id = "";
    String name = "";
    var data = new StringBuilder();
    for (String line : block.lines().toList()) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      switch (line.split(":", 2)[0]) {
        case "id" -> id = value;
        case "event" -> name = value;
        case "data" -> data.append(value);
        default -> {}
      }
    }
    return new Event(id, name, object(data.toString()));
  }
}
