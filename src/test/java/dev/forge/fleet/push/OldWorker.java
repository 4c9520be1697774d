package dev.forge.fleet.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forge.batch.FieldText;
import dev.forge.fixtures.StatementProver;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A worker of the old system: it knows {@code POST /prove} and {@code GET /health}, says with 200 that it is full, leaves codes
 * out, tells the two roots at most, and mocks its proofs at random.
 */
final class OldWorker implements AutoCloseable {
  final List<JsonObject> asked = new CopyOnWriteArrayList<>();
  final AtomicInteger busyAnswers = new AtomicInteger();

  /** The answer to a chunk: the envelope's data. */
  volatile Function<JsonObject, JsonObject> proving = OldWorker::mockProof;

  /** It takes no connection's answer to its end. */
  volatile boolean dying;

  /** What its health says, whatever is true. */
  volatile boolean ready = true;

  private final Semaphore slots;
  private final int most;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  OldWorker(int most) throws IOException {
    this.most = most;
    slots = new Semaphore(most);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/health", exchange -> answer(exchange, success(health())));
    server.createContext("/prove", this::prove);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Takes all slots, as work of another coordinator would. */
  void fill() {
    slots.acquireUninterruptibly(most);
  }

  void empty() {
    slots.release(most);
  }

  static JsonObject mockProof(JsonObject chunk) {
    return Json.createObjectBuilder().add("job_id", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff")
        .add("chunk_id", chunk.getInt("chunk_id")).add("worker_id", 1).add("proof", "5a".repeat(388))
        .add("public_inputs",
            Json.createArrayBuilder().add(chunk.getString("pre_root")).add(chunk.getString("post_root")))
        .add("proving_time_ms", 12).build();
  }

  /** A real proof of what a chunk without witness states, with all public inputs told. */
  static JsonObject proof(JsonObject chunk, StatementProver prover) {
    FrVector statement = FrVector.of(root(chunk, "pre_root"), root(chunk, "post_root"),
        root(chunk, "pre_shielded_root"), Fr.ZERO, Fr.ZERO, Fr.ZERO,
        Fr.reduce(chunk.getJsonNumber("batch_id").bigIntegerValueExact()));
    var proved = (ProvingOutcome.Proved) prover.prove(StatementProver.CIRCUIT, ProgramInputs.of(statement),
        ProvingListener.NONE);
    JsonArrayBuilder told = Json.createArrayBuilder();
    for (int i = 0; i < statement.size(); i++) {
      told.add(statement.get(i).toString());
    }
    return Json.createObjectBuilder(mockProof(chunk)).add("proof", HexFormat.of().formatHex(proved.proof().proof()))
        .add("public_inputs", told).build();
  }

  private static Fr root(JsonObject chunk, String name) {
    return FieldText.reduced(chunk.getString(name)).orElseThrow();
  }

  private JsonObject health() {
    return Json.createObjectBuilder().add("status", "ok").add("worker_id", 1).add("ready", ready)
        .add("active_jobs", most - slots.availablePermits()).add("max_concurrent_jobs", most).add("total_proofs", 0)
        .add("avg_proving_time_ms", 0).build();
  }

  private void prove(HttpExchange exchange) throws IOException {
    JsonObject chunk;
    try (var reader = Json.createReader(exchange.getRequestBody())) {
      chunk = reader.readObject();
    }
    if (dying) {
      exchange.close();
      return;
    }
    if (!slots.tryAcquire()) {
      busyAnswers.incrementAndGet();
      answer(exchange, Json.createObjectBuilder().add("status", "error")
          .add("message", "Worker 1 at capacity (%d/%d)".formatted(most, most)).build());
      return;
    }
    try {
      asked.add(chunk);
      answer(exchange, success(proving.apply(chunk)));
    } finally {
      slots.release();
    }
  }

  private static JsonObject success(JsonObject data) {
    return Json.createObjectBuilder().add("status", "success").add("data", data).build();
  }

  private static void answer(HttpExchange exchange, JsonObject body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
