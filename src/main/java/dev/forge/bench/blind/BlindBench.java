package dev.forge.bench.blind;

import dev.forge.bench.BenchException;
import dev.forge.configuration.Role;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures setup, prove and verify, one after the other, and proofs a second with several clients; in both modes. */
public final class BlindBench {
  private final BlindBenchSettings settings;
  private final Consumer<String> messages;

  /** A measurement that tells how far it is. */
  public BlindBench(BlindBenchSettings settings, Consumer<String> messages) {
    this.settings = settings;
    this.messages = messages;
  }

  private interface Call {
    void run() throws InterruptedException;
  }

  /**
   * Starts all servers, measures, and stops them.
   *
   * @throws BenchException if a server does not do what is asked
   */
  public BlindReport measure() throws InterruptedException {
    Deque<BlindServer> servers = new ArrayDeque<>();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      try {
        return measure(servers, client);
      } finally {
        for (BlindServer server : servers) {
          server.close();
        }
      }
    } catch (IOException e) {
      throw new BenchException(e.getMessage(), e);
    }
  }

  private BlindReport measure(Deque<BlindServer> servers, HttpClient client) throws IOException, InterruptedException {
    for (int i = 1; i <= settings.nodes(); i++) {
      messages.accept("starting node " + i);
      servers.add(BlindServer.start(settings, Role.NODE, Map.of("NODE_ID", String.valueOf(i))));
    }
    String addresses = servers.stream().map(server -> server.address().toString()).collect(Collectors.joining(","));
    messages.accept("starting the coordinator");
    BlindServer coordinator = BlindServer.start(settings, Role.COORDINATOR,
        Map.of("NODES", addresses, "THRESHOLD", String.valueOf(settings.threshold())));
    servers.addFirst(coordinator);
    BlindCalls calls = new BlindCalls(coordinator.address(), client);
    messages.accept("warming up");
    String session = calls.setUp();
    JsonObject proof = calls.prove(session);
    laps(settings.warmUp(), calls::setUp);
    laps(settings.warmUp(), () -> calls.prove(session));
    laps(settings.warmUp(), () -> calls.verify(proof));
    messages.accept("measuring");
    return new BlindReport(settings, proof.getString("mode"), laps(settings.repetitions(), calls::setUp),
        laps(settings.repetitions(), () -> calls.prove(session)),
        laps(settings.repetitions(), () -> calls.verify(proof)), proofsPerSecond(calls, session));
  }

  /** Milliseconds of each call. */
  private static List<Double> laps(int count, Call call) throws InterruptedException {
    List<Double> laps = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      call.run();
      laps.add((System.nanoTime() - begin) / 1e6);
    }
    return laps;
  }

  private double proofsPerSecond(BlindCalls calls, String session) throws InterruptedException {
    long begin = System.nanoTime();
    try (ExecutorService clients = Executors.newFixedThreadPool(settings.clients())) {
      List<Callable<JsonObject>> proofs = IntStream.range(0, 2 * settings.repetitions())
          .<Callable<JsonObject>>mapToObj(_ -> () -> calls.prove(session)).toList();
      for (Future<JsonObject> proof : clients.invokeAll(proofs)) {
        proof.get();
      }
      return proofs.size() * 1e9 / (System.nanoTime() - begin);
    } catch (ExecutionException e) {
      throw new BenchException("a proof failed: " + e.getCause().getMessage(), e);
    }
  }
}
