package dev.forge.cli;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forge settle BATCH}. */
@Command(name = "settle", mixinStandardHelpOptions = true,
    description = "Have a batch settled whose settlement failed. What is settled stays, the rest is tried again.")
final class SettleCommand extends ForgeCommand {
  @Parameters(paramLabel = "BATCH", description = "The id of a swarm batch, or of a job.")
  private String batch;

  @Option(names = "--url", defaultValue = "http://localhost:8080", paramLabel = "URL",
      description = "The coordinator (default: ${DEFAULT-VALUE}).")
  private URI url;

  SettleCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws InterruptedException {
    try (var client = new ServerClient(url, terminal().environment())) {
      String id = URLEncoder.encode(batch, StandardCharsets.UTF_8).replace("+", "%20");
      JsonObject data = client.post("/batch/" + id + "/settle", "");
      return CommandResult.done("batch " + batch + " is " + data.getString("state") + " again\n", data);
    }
  }
}
