package dev.forge.launch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether a server takes work. */
public final class ServerReadiness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ServerReadiness() {}

  /** Asks once. */
  public static boolean of(ServerAddresses server) throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return of(server, client);
    }
  }

  static boolean of(ServerAddresses server, HttpClient client) throws InterruptedException {
    var request = HttpRequest.newBuilder(server.ready()).timeout(PATIENCE).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notReachable) {
      return false;
    }
  }
}
