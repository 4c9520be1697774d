package dev.forge.cli;

import dev.forge.bench.BatchLatencies;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forge bench batch}. */
@Command(name = "batch", mixinStandardHelpOptions = true, description = {
    "Measure a running server ('forge up'): from the submission of a batch to its verified proof, again and again.",
    "Each has a batch number of its own, so that none is answered from the cache. The answer is Markdown."})
final class BenchBatchCommand extends ForgeCommand {
  private static final long LARGEST_EXAMPLE = 8L << 20;
  private static final String PROVING = "proving";

  @Parameters(paramLabel = "FILE", arity = "0..1",
      description = "A test vector with \"request\". Default: examples/batch-70-recorded.json.")
  private Path file;

  @Option(names = {"-k", "--repetitions"}, paramLabel = "N", defaultValue = "6",
      description = "How many batches, one after the other. Default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Mixin
  private final OperatorArguments server = new OperatorArguments();

  BenchBatchCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    if (repetitions < 1) {
      throw CommandFailure.wrongUse("WRONG_USE", "--repetitions " + repetitions + ": at least 1");
    }
    JsonObject request = request(file == null
        ? Path.of(System.getProperty("forge.project", "."), "examples", "batch-70-recorded.json")
        : file);
    List<BatchLatencies.Run> runs = new ArrayList<>();
    try (ServerClient client = new ServerClient(server.address(terminal()), terminal().environment())) {
      if (client.get("/v2/health").getBoolean("mock_prover")) {
        throw CommandFailure.wrongUse("WRONG_USE", "the server has the mock prover: there is nothing to measure");
      }
      long number = System.currentTimeMillis() * 1000;
      for (int i = 0; i < repetitions; i++) {
        terminal().messages().println("batch " + (i + 1) + " of " + repetitions);
        runs.add(once(client, Json.createObjectBuilder(request).add("batch_id", number + i).build().toString()));
      }
    }
    BatchLatencies latencies = new BatchLatencies(runs);
    return CommandResult.done(latencies.markdown(), latencies.json());
  }

  private static BatchLatencies.Run once(ServerClient client, String request) throws InterruptedException {
    long begun = System.nanoTime();
    JsonObject job = client.post("/v2/batch/prove", request);
    long submitted = System.nanoTime();
    List<Long> provingSince = new ArrayList<>();
    JsonObject end = client.follow(job.getString("status_url"), (name, data) -> {
      if (provingSince.isEmpty() && data.getString("state", "").equals(PROVING)) {
        provingSince.add(System.nanoTime());
      }
    });
    long ended = System.nanoTime();
    if (!end.getString("type").equals("completed") || !end.getBoolean("verified", false)) {
      throw CommandFailure.notSo("PROOF_FAILED", "no verified proof: " + end.getString("error", end.toString()), end);
    }
    double proving = end.getJsonNumber("proving_time_ms").longValue() / 1e3;
    long since = provingSince.stream().mapToLong(Long::longValue).findFirst().orElse(submitted);
    double waiting = (since - submitted) / 1e9;
    double all = (ended - begun) / 1e9;
    double submission = (submitted - begun) / 1e9;
    return new BatchLatencies.Run(submission, waiting, proving, Math.max(0, all - submission - waiting - proving));
  }

  private static JsonObject request(Path example) {
    byte[] bytes = GivenFile.read("example", example, LARGEST_EXAMPLE);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject().getJsonObject("request");
    }
  }
}
