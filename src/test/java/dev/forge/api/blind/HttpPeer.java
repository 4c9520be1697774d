package dev.forge.api.blind;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forge.api.AnswerJson;
import dev.forge.api.FailureAnswer;
import dev.forge.api.Success;
import dev.forge.batch.StrictJson;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A peer behind HTTP: a node of Forge, or one that speaks exactly the old form. */
public final class HttpPeer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Answers a path and a body with an envelope. */
  public interface Handler {
    String answer(String path, byte[] body);
  }

  /** Begins to serve. */
  public HttpPeer(Handler handler) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, handler));
    server.start();
  }

  /** The envelopes of Forge's own node. */
  static Handler forge(NodeDesk desk) {
    return (path, body) -> {
      try {
        var in = new ByteArrayInputStream(body);
        return AnswerJson.text(switch (path) {
          case "/health" -> Success.of(desk.health());
          case "/share" -> Success.of(desk.share(in));
          case "/commitment" -> Success.of(desk.commitment(in));
          case "/fragment" -> Success.of(desk.fragment(in));
          default -> throw new IllegalArgumentException(path);
        });
      } catch (RuntimeException e) {
        return AnswerJson.text(FailureAnswer.of(e).body());
      }
    };
  }

  static JsonObject object(byte[] body) {
    return StrictJson.parse(new ByteArrayInputStream(body));
  }

  static String success(JsonObject data) {
    return Json.createObjectBuilder().add("status", "success").add("data", data).build().toString();
  }

  /** Where. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void serve(HttpExchange exchange, Handler handler) throws IOException {
    byte[] answer = handler.answer(exchange.getRequestURI().getPath(), exchange.getRequestBody().readAllBytes())
        .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    try (var out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
