package dev.forge.bench.fleet;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls the swarm's API of any coordinator. */
final class SwarmClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CONFLICT = 409;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(3)).build();

  /** A batch without witness. */
  static String batch(String id, int transactions) {
    StringBuilder text = new StringBuilder("{\"batch\":{\"batch_id\":\"").append(id)
        .append("\",\"initial_root\":\"0x05\",\"transactions\":[");
    for (int i = 0; i < transactions; i++) {
      text.append(i == 0 ? "" : ",").append("{\"sender_pubkey\":\"0x").append(Integer.toHexString(1000 + i))
          .append("\",\"receiver_pubkey\":\"0x").append(Integer.toHexString(9000 + i)).append("\",\"amount\":")
          .append(i).append(",\"signature\":\"").append("ab".repeat(32)).append("\",\"merkle_path\":[]}");
    }
    return text.append("]}}").toString();
  }

  /** Submits; true where it is taken, now or by an earlier call whose answer was lost. */
  boolean submit(URI coordinator, String batch) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(HttpRequest.newBuilder(coordinator.resolve("/batch/submit"))
        .timeout(PATIENCE).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(batch))
        .build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() / 100 == 2 || answer.statusCode() == CONFLICT;
  }

  /** The data of an answer. */
  JsonObject get(URI coordinator, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(
        HttpRequest.newBuilder(coordinator.resolve(path)).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
    }
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject().getJsonObject("data");
    } catch (JsonException e) {
      throw new IOException(path + " answered " + answer.body(), e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
