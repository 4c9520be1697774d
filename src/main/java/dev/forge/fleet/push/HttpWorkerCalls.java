package dev.forge.fleet.push;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/**
 * Calls over HTTP. A worker at capacity is busy, not broken, however it says so: with 503 and {@code AT_CAPACITY}, or as old
 * workers do with 200, an error and the words.
 */
public final class HttpWorkerCalls implements WorkerCalls, AutoCloseable {
  private static final Duration TO_CONNECT = Duration.ofSeconds(3);
  private static final Duration TO_ASK = Duration.ofSeconds(5);
  private static final Pattern AT_CAPACITY = Pattern.compile(".*\\bat capacity \\(\\d+/\\d+\\).*", Pattern.DOTALL);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TO_CONNECT).build();
  private final Duration toProve;
  private final Optional<String> token;

  /**
   * Calls that wait so long for a proof.
   *
   * @param token of the workers' API, where they want one
   */
  public HttpWorkerCalls(Duration toProve, Optional<String> token) {
    this.toProve = toProve;
    this.token = token;
  }

  @Override
  public WorkerAnswer get(URI address) {
    return send(address, request(address, TO_ASK).GET());
  }

  @Override
  public WorkerAnswer post(URI address, JsonObject body) {
    return send(address, request(address, toProve).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(URI address, Duration patience) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private WorkerAnswer send(URI address, HttpRequest.Builder request) {
    try {
      return read(address, client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new WorkerAwayException("worker at " + address + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("the call of " + address + " was cancelled");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  private static WorkerAnswer read(URI address, HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      JsonObject json = reader.readObject();
      return switch (json.getString("status", "")) {
        case "success" -> new WorkerAnswer.Done(json.getJsonObject("data"));
        case "error" -> error(json);
        default -> throw new WorkerAwayException("worker at " + address + " answered " + answer.statusCode()
            + " without the envelope");
      };
    } catch (JsonException | IllegalStateException | ClassCastException e) {
      throw new WorkerAwayException("worker at " + address + " answered " + answer.statusCode() + ", and no JSON", e);
    }
  }

  private static WorkerAnswer error(JsonObject json) {
    String message = json.getString("message", "no reason is told");
    Optional<String> code = Optional.<JsonValue>ofNullable(json.get("code")).filter(JsonString.class::isInstance)
        .map(text -> ((JsonString) text).getString());
    boolean busy = code.filter("AT_CAPACITY"::equals).isPresent() || AT_CAPACITY.matcher(message).matches();
    return busy ? new WorkerAnswer.Busy(message) : new WorkerAnswer.Refused(message, code);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
