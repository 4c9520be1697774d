package dev.forge.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code forge workers}. */
@Command(name = "workers", description = "Show the workers and what they have done.", mixinStandardHelpOptions = true)
final class WorkersCommand extends ForgeCommand {
  @Mixin
  private OperatorArguments server;

  WorkersCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    JsonObject data = server.get(terminal(), "/operator/workers");
    Columns text = new Columns("WORKER", "STATE", "BUSY", "PROOFS", "MEAN ms", "STRIKES", "SEEN", "ADDRESS");
    for (JsonObject worker : data.getJsonArray("workers").getValuesAs(JsonObject.class)) {
      text.line(worker.get("worker_id"), worker.getString("state"),
          worker.getInt("active_jobs") + "/" + worker.getInt("capacity"), worker.get("total_proofs"),
          worker.get("avg_proving_time_ms"), worker.get("strikes"),
          Instant.ofEpochSecond(worker.getJsonNumber("last_health_check").longValueExact()), worker.getString("url"));
    }
    return CommandResult.done(text.toString(), data);
  }
}
