package dev.forge.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A sequencer's way to a server: its Core API over HTTP. */
final class ServerClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int RECONNECTIONS = 20;

  private final URI api;
  private final Optional<String> token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** A client of a server; it shows the token that {@code API_TOKEN} has, if any. */
  ServerClient(URI api, Map<String, String> environment) {
    this.api = api;
    token = Optional.ofNullable(environment.get("API_TOKEN")).map(String::strip).filter(value -> !value.isEmpty());
  }

  /**
   * Asks for a path.
   *
   * @throws CommandFailure if the answer is an error, or there is none
   */
  JsonObject get(String path) throws InterruptedException {
    return data(request(path).header("Accept", "application/json"));
  }

  /**
   * Sends JSON to a path.
   *
   * @throws CommandFailure as {@link #get}
   */
  JsonObject post(String path, String json) throws InterruptedException {
    return data(request(path).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json)));
  }

  /**
   * Follows a stream of events up to {@code completed} or {@code failed}; one that breaks off is taken up where it was.
   *
   * @param watcher is told the name and the data of each event
   * @return the data of the last
   */
  JsonObject follow(String path, BiConsumer<String, JsonObject> watcher) throws InterruptedException {
    EventLines lines = new EventLines(watcher);
    for (int tries = 0; tries <= RECONNECTIONS; tries++) {
      HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
      lines.lastId().ifPresent(id -> request.header("Last-Event-ID", id));
      try {
        HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
        try (Stream<String> body = response.body()) {
          Optional<JsonObject> end = lines.readToEnd(body.iterator());
          if (end.isPresent()) {
            return end.get();
          }
        }
      } catch (IOException | UncheckedIOException brokenOff) {
        Thread.sleep(Duration.ofSeconds(1));
      }
    }
    throw CommandFailure.fault("the events of " + api.resolve(path) + " broke off " + RECONNECTIONS + " times", null);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }

  private JsonObject data(HttpRequest.Builder request) throws InterruptedException {
    HttpRequest built = request.timeout(PATIENCE).build();
    JsonObject answer = json(built);
    if (answer.getString("status", "").equals("success") && answer.get("data") instanceof JsonObject data) {
      return data;
    }
    throw CommandFailure.notSo(answer.getString("code", "INTERNAL_ERROR"),
        "the server refused: " + answer.getString("message", answer.toString()), JsonValue.EMPTY_JSON_OBJECT);
  }

  private JsonObject json(HttpRequest request) throws InterruptedException {
    try {
      String body = http.send(request, BodyHandlers.ofString()).body();
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    } catch (IOException | JsonException e) {
      throw CommandFailure.fault("no answer of " + request.uri() + ": " + e.getMessage(), e);
    }
  }

  /** Puts events together from the lines of a stream. */
  private static final class EventLines {
    private final BiConsumer<String, JsonObject> watcher;
    private Optional<String> lastId = Optional.empty();

    private EventLines(BiConsumer<String, JsonObject> watcher) {
      this.watcher = watcher;
    }

    private Optional<String> lastId() {
      return lastId;
    }

    /** The data of the last event; none where the stream breaks off. */
    private Optional<JsonObject> readToEnd(Iterator<String> lines) {
      String name = "";
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.startsWith("event:")) {
          name = line.substring("event:".length()).strip();
        } else if (line.startsWith("id:")) {
          lastId = Optional.of(line.substring("id:".length()).strip());
        } else if (line.startsWith("data:")) {
          JsonObject data = parsed(line.substring("data:".length()));
          watcher.accept(name, data);
          if (name.equals("completed") || name.equals("failed")) {
            return Optional.of(data);
          }
        }
      }
      return Optional.empty();
    }

    private static JsonObject parsed(String text) {
      try (JsonReader reader = Json.createReader(new StringReader(text))) {
        return reader.readObject();
      }
    }
  }
}
