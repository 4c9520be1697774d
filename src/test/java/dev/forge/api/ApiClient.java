package dev.forge.api;

import dev.forge.server.RunningServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Talks to a server's API in a test's words. */
public final class ApiClient {
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final RunningServer server;

  /** A client of a server. */
  public ApiClient(RunningServer server) {
    this.server = server;
  }

  /** An answer in an envelope. */
  public record Answer(int status, JsonObject body, HttpResponse<String> response) {
    /** The data of a success. */
    public JsonObject data() {
      if (!body.getString("status").equals("success")) {
        throw new AssertionError("not a success: " + status + " " + body);
      }
      return body.getJsonObject("data");
    }

    /** Status and code of an error, such as {@code 404 NOT_FOUND}. */
    public String error() {
      return body.getString("status").equals("error") ? status + " " + body.getString("code") : status + " " + body;
    }

    /** The first field at fault. */
    public String field() {
      return body.getJsonArray("details").getJsonObject(0).getString("field");
    }
  }

  /** An event of a stream; the comment of a ping is one without name. */
  public record Event(Optional<String> id, String name, JsonObject data) {}

  /** Asks for a path. */
  public Answer get(String path) {
    return answer(HttpRequest.newBuilder(server.address(path)).header("Accept", "application/json"));
  }

  /** Sends JSON. */
  public Answer post(String path, String json) {
    return post(path, json, "application/json");
  }

  /** Sends a body of some type. */
  public Answer post(String path, String body, String type) {
    return answer(
        HttpRequest.newBuilder(server.address(path)).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  /** Deletes. */
  public Answer delete(String path) {
    return answer(HttpRequest.newBuilder(server.address(path)).DELETE());
  }

  /** Submits a batch to the Core API and returns the job's id. */
  public String submit(String json) {
    return post("/v2/batch/prove", json).data().getString("job_id");
  }

  /** Reads a job's event stream to its end. */
  public List<Event> events(String job, Optional<String> lastEventId) {
    var request = HttpRequest.newBuilder(server.address("/v2/batch/" + job + "/status"))
        .header("Accept", "text/event-stream");
    lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw new AssertionError("no stream: " + response.statusCode() + " " + response.body());
    }
    return events(response.body());
  }

  /** Any request. */
  public Answer answer(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request);
    return new Answer(response.statusCode(), json(response.body()), response);
  }

  private static List<Event> events(String stream) {
    List<Event> events = new ArrayList<>();
    for (String block : stream.split("\n\n+")) {
      Optional<String> name = value(block, "event: ");
      name.ifPresent(
          known -> events.add(new Event(value(block, "id: "), known, json(value(block, "data: ").orElseThrow()))));
    }
    return events;
  }

  private static Optional<String> value(String block, String start) {
    return block.lines().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length())).findFirst();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
