package dev.forge.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forge.worker.WorkerId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A coordinator's desk at an address, without a server around it. */
final class DeskOverHttp implements AutoCloseable {
  private final HttpServer server;
  private final FleetDesk desk;
  private volatile boolean broken;

  DeskOverHttp(FleetDesk desk) throws IOException {
    this.desk = desk;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/fleet/workers/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Whether every answer is lost from now on, after the work for it was done. */
  void loseAnswers(boolean lose) {
    broken = lose;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange; var reader = Json.createReader(exchange.getRequestBody())) {
      String[] path = exchange.getRequestURI().getPath().split("/");
      WorkerId worker = new WorkerId(Long.parseLong(path[3]));
      JsonObject asked = reader.readObject();
      int status = 200;
      JsonObject answer;
      try {
        answer = Json.createObjectBuilder().add("data", answer(worker, path.length > 4 ? path[4] : "", asked)).build();
      } catch (RefusedWorkerException e) {
        status = 409;
        answer = Json.createObjectBuilder().add("message", e.getMessage()).build();
      } catch (InterruptedException e) {
        return;
      }
      byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(broken ? 500 : status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private JsonObject answer(WorkerId worker, String call, JsonObject asked) throws InterruptedException {
    return switch (call) {
      case "claim" -> desk.claim(worker, asked);
      case "renew" -> desk.renew(asked);
      case "deliver" -> desk.deliver(asked);
      case "fail" -> desk.fail(worker, asked);
      case "give-back" -> desk.giveBack(asked);
      case "leave" -> desk.leave(worker);
      default -> desk.register(worker, asked);
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
