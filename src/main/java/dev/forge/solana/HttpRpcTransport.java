package dev.forge.solana;

import dev.forge.solana.RpcException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests over HTTP, each tried once. Messages name a node by its host alone: the rest of its address may be a secret. */
public final class HttpRpcTransport implements RpcTransport, AutoCloseable {
  private static final int LARGEST_ANSWER = 4 << 20;
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration WHERE_NOTHING_IS_SAID = Duration.ofSeconds(1);

  private final Duration patience;
  private final HttpClient http;

  /** Requests that are answered within a time, or not at all. */
  public HttpRpcTransport(Duration patience) {
    this.patience = patience;
    http = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  @Override
  public String post(URI endpoint, String body) {
    HttpRequest request = HttpRequest.newBuilder(endpoint).timeout(patience).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)).build();
    try {
      return body(endpoint, http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER)));
    } catch (IOException e) {
      throw RpcException.of(Kind.UNREACHABLE, nameOf(endpoint) + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RpcException.of(Kind.UNREACHABLE, "the call of " + nameOf(endpoint) + " was interrupted", e);
    }
  }

  private static String body(URI endpoint, HttpResponse<String> response) {
    if (response.statusCode() == TOO_MANY_REQUESTS) {
      throw new RateLimitedException(nameOf(endpoint) + " wants fewer requests (429)", retryAfter(response));
    }
    if (response.statusCode() != OK) {
      throw RpcException.of(Kind.UNREACHABLE, nameOf(endpoint) + " answers " + response.statusCode());
    }
    return response.body();
  }

  /** What the node asks for in seconds; the other form of the field, a date, is as good as none. */
  private static Duration retryAfter(HttpResponse<?> response) {
    return response.headers().firstValue("Retry-After").filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(WHERE_NOTHING_IS_SAID);
  }

  static String nameOf(URI endpoint) {
    return endpoint.getScheme() + "://" + endpoint.getAuthority();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
