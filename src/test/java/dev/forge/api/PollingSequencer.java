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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The sequencer's client as it was recorded: it submits, then asks for the proof each second for up to 300 seconds. It opens
 * no event stream, reads the bodies of 2xx answers only, and takes everything else for "still proving".
 */
final class PollingSequencer {
  private static final int MOST_POLLS = 300;

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningServer server;
  private final Executor afterAPause;
  private int polls;

  /** A sequencer that pauses so long between polls. */
  PollingSequencer(RunningServer server, Duration pause) {
    this.server = server;
    afterAPause = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What the sequencer comes to think. */
  sealed interface Belief {
    /** It has a proof. */
    record Proved(JsonObject proof) implements Belief {}

    /** It knows that there will be none. */
    record Failed(String message) implements Belief {}

    /** It does not know more. */
    record StillProving() implements Belief {}
  }

  /** Submits a batch; returns the job's id. */
  String submit(String json) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(HttpRequest.newBuilder(server.address("/v2/batch/prove"))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build(),
        BodyHandlers.ofString());
    return parsed(response.body()).getJsonObject("data").getString("job_id");
  }

  /** Polls until it believes something, or gives up. */
  Belief waitFor(String job) throws IOException, InterruptedException {
    Belief belief = poll(job);
    while (belief instanceof Belief.StillProving && polls < MOST_POLLS) {
      CompletableFuture.runAsync(() -> {}, afterAPause).join();
      belief = poll(job);
    }
    return belief;
  }

  /** Asks once. */
  Belief poll(String job) throws IOException, InterruptedException {
    polls++;
    HttpResponse<String> response = http.send(
        HttpRequest.newBuilder(server.address("/v2/batch/" + job + "/proof")).build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      return new Belief.StillProving();
    }
    JsonObject body = parsed(response.body());
    if (body.getString("status").equals("success")) {
      return new Belief.Proved(body.getJsonObject("data"));
    }
    return body.getString("code", "").equals("NOT_READY") ? new Belief.StillProving()
        : new Belief.Failed(body.getString("message"));
  }

  private static JsonObject parsed(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }
}
