package dev.forge.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code forge stats}. */
@Command(name = "stats", description = "Show the work in numbers, and what the auditor found.",
    mixinStandardHelpOptions = true)
final class StatsCommand extends ForgeCommand {
  @Mixin
  private OperatorArguments server;

  StatsCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    JsonObject data = server.get(terminal(), "/operator/stats");
    Table text = new Table();
    for (String counted : List.of("jobs", "batches", "chunks", "workers")) {
      text.row(counted, data.getJsonObject(counted).entrySet().stream()
          .map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", ")));
    }
    text.row("longest wait",
        data.isNull("oldest_waiting_ms") ? "nothing waits" : data.get("oldest_waiting_ms") + " ms");
    List<String> findings = data.getJsonArray("findings").getValuesAs(JsonString::getString);
    text.row("auditor", (findings.isEmpty() ? "found nothing" : "found " + findings.size() + " broken promises")
        + ", repaired " + data.get("repaired"));
    findings.forEach(finding -> text.row("", finding));
    return new CommandResult(findings.isEmpty() ? ExitCode.DONE : ExitCode.NOT_SO, text.toString(), data);
  }
}
