package dev.forge.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge jobs}. */
@Command(name = "jobs", description = "Show jobs of the Core API, newest first, or batches of the swarm.",
    mixinStandardHelpOptions = true)
final class JobsCommand extends ForgeCommand {
  @Mixin
  private OperatorArguments server;

  @Option(names = "--state", paramLabel = "STATE", description = "Only those in a state, such as failed.")
  private String state;

  @Option(names = {"-n", "--most"}, defaultValue = "50", paramLabel = "N",
      description = "At most so many, 1 to 200 (default: 50).")
  private int most;

  @Option(names = "--before", paramLabel = "JOB", description = "Only those older than a job.")
  private String before;

  @Option(names = "--swarm", description = "Batches of the swarm instead of jobs.")
  private boolean swarm;

  JobsCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    String query = "?most=" + most + parameter("state", state) + (swarm ? "" : parameter("before", before));
    JsonObject data = server.get(terminal(), (swarm ? "/operator/batches" : "/operator/jobs") + query);
    return CommandResult.done(swarm ? batches(data) : jobs(data), data);
  }

  private static String parameter(String name, String value) {
    return Optional.ofNullable(value).map(text -> "&" + name + "=" + OperatorArguments.encoded(text)).orElse("");
  }

  private static String jobs(JsonObject data) {
    Columns text = new Columns("JOB", "BATCH", "STATE", "%", "SUBMITTED", "");
    for (JsonObject job : data.getJsonArray("jobs").getValuesAs(JsonObject.class)) {
      text.line(job.getString("job_id"), job.get("batch_id"), job.getString("state"), job.get("progress_pct"),
          time(job, "created_at"), job.getString("error", job.getString("message")));
    }
    return text + (data.isNull("next") ? "" : "more: --before " + data.getString("next") + "\n");
  }

  private static String batches(JsonObject data) {
    Columns text = new Columns("BATCH", "STATE", "CHUNKS", "SUBMITTED", "");
    for (JsonObject batch : data.getJsonArray("batches").getValuesAs(JsonObject.class)) {
      text.line(batch.getString("batch_id"), batch.getString("state"),
          batch.get("chunks_proved") + "/" + batch.get("chunks_total"), time(batch, "submitted_at"),
          batch.getString("error", "") + (batch.getBoolean("may_be_requeued") ? " (may be requeued)" : ""));
    }
    return text.toString();
  }

  private static Instant time(JsonObject row, String name) {
    return Instant.ofEpochSecond(row.getJsonNumber(name).longValueExact());
  }
}
