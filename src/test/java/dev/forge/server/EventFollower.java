package dev.forge.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client that reads a job's events until the last, and comes back behind the last it has whenever the server is gone. */
final class EventFollower {
  private static final Duration BACK_AFTER = Duration.ofMillis(200);
  private static final long PATIENCE_SECONDS = 600;

  private final RunningServer server;
  private final String job;
  private final List<Long> ids = new ArrayList<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private int connections;
  private String id = "";

  private EventFollower(RunningServer server, String job) {
    this.server = server;
    this.job = job;
  }

  /** What a client was told from first to last. */
  record Story(List<Long> ids, String lastEvent, int connections) {}

  /** Follows a job from its first event on. */
  static EventFollower of(RunningServer server, String job) {
    EventFollower follower = new EventFollower(server, job);
    Thread.ofVirtual().start(follower::follow);
    return follower;
  }

  /** Waits for the last event. */
  Story story() throws Exception {
    String last = end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return new Story(List.copyOf(ids), last, connections);
  }

  private void follow() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!end.isDone()) {
        listen(client);
      }
    } catch (RuntimeException | Error e) {
      end.completeExceptionally(e);
    }
  }

  private void listen(HttpClient client) {
    long behind = ids.isEmpty() ? 0 : ids.getLast();
    var request = HttpRequest.newBuilder(server.address("/v2/batch/" + job + "/status"))
        .header("Accept", "text/event-stream").header("Last-Event-ID", String.valueOf(behind)).build();
    try (Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      connections++;
      lines.forEach(this::read);
    } catch (IOException | UncheckedIOException gone) {
      pause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(String line) {
    String value = line.substring(line.indexOf(':') + 1).strip();
    if (line.startsWith("id:")) {
      id = value;
    } else if (line.startsWith("data:") && !id.isEmpty()) {
      ids.add(Long.valueOf(id));
      id = "";
      JsonObject data = CoreClient.object(value);
      if (List.of("completed", "failed").contains(data.getString("type"))) {
        end.complete(data.getString("type"));
      }
    }
  }

  private void pause() {
    id = "";
    try {
      Thread.sleep(BACK_AFTER);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
