package dev.forge.cli;

import dev.forge.configuration.Role;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerAddresses;
import dev.forge.launch.ServerFolder;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forge demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true,
    description = "Start the server, submit an example batch over REST, follow its events, and show the verified proof. "
        + "The server stays up.")
final class DemoCommand extends ForgeCommand {
  private static final long LARGEST_EXAMPLE = 8L << 20;
  private static final int WITNESS_HEADER = 12;
  private static final int VALUE = 32;
  private static final List<String> PUBLIC_INPUTS = List.of("pre_state_root", "post_state_root", "pre_shielded_root",
      "post_shielded_root", "withdrawal_root", "batch_hash", "batch_id");

  @Option(names = "--mock",
      description = "Let the mock prover serve: no keys, no proving, the same way through the server.")
  private boolean mock;

  @Option(names = "--small", description = "Take the example of one transfer instead of five: much less to prove.")
  private boolean small;

  @Option(names = "--port", paramLabel = "N", description = "The port of HTTP (default: PORT, or 8080).")
  private Integer port;

  DemoCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    Path example = Path.of(System.getProperty("forge.project", "."), "examples",
        small ? "batch-1t.json" : "batch-70-recorded.json");
    JsonObject request = request(example);
    ServerAddresses addresses = startServer();
    try (ServerClient client = new ServerClient(addresses.api(), terminal().environment())) {
      checkProver(client);
      say("submitting " + example.getFileName() + " to " + addresses.api());
      JsonObject job = client.post("/v2/batch/prove", request.toString());
      JsonObject proof = follow(client, job.getString("status_url"));
      return report(proof, addresses);
    }
  }

  private ServerAddresses startServer() throws IOException {
    Map<String, String> environment = new HashMap<>(terminal().environment());
    if (mock) {
      environment.put("MOCK_PROVER", "true");
    }
    List<String> up = new ArrayList<>(List.of("up"));
    if (port != null) {
      up.addAll(List.of("--port", port.toString()));
    }
    Terminal below =
        new Terminal(terminal().messages(), terminal().messages(), terminal().interactive(), Map.copyOf(environment));
    if (Forge.run(below, up.toArray(String[]::new)) != ExitCode.DONE.number()) {
      throw CommandFailure.fault("the server is not up (see above)", null);
    }
    ForgeHome home = ServerArguments.home(terminal());
    return ServerAddresses.of(ServerFolder.of(home, Role.ALL)).orElseThrow();
  }

  private void checkProver(ServerClient client) throws InterruptedException {
    boolean isMock = client.get("/v2/health").getBoolean("mock_prover");
    if (isMock != mock) {
      throw CommandFailure.wrongUse("WRONG_USE", "the server that runs already " + (isMock ? "has" : "does not have")
          + " the mock prover: stop it with 'forge down', or run 'forge demo"
          + (isMock ? " --mock'" : "' without --mock"));
    }
  }

  private JsonObject follow(ServerClient client, String path) throws InterruptedException {
    try (JobProgressLine line = new JobProgressLine(terminal())) {
      JsonObject end = client.follow(path, (_, data) -> {
        if (data.containsKey("progress_pct")) {
          line.show(data.getInt("progress_pct"), data.getString("message"));
        }
      });
      if (!end.getString("type").equals("completed")) {
        throw CommandFailure.notSo("PROOF_FAILED", "the job failed: " + end.getString("error"), end);
      }
      return end;
    }
  }

  private CommandResult report(JsonObject proof, ServerAddresses addresses) {
    byte[] witness = HexFormat.of().parseHex(proof.getString("public_witness_bytes"));
    var text = new Table();
    text.row("batch", proof.getJsonNumber("batch_id"));
    text.row("job", proof.getString("job_id"));
    text.row("circuit", proof.getString("circuit"));
    text.row("proof", proof.getString("proof_bytes").length() / 2 + " bytes, "
        + (proof.getBoolean("verified") ? "verified against the request's public inputs" : "NOT verified"));
    text.row("backend",
        mock ? "mock: this proof shows nothing" : proof.getString("backend") + ", key made for development: UNSAFE");
    text.row("public inputs", PUBLIC_INPUTS.size());
    for (int i = 0; i < PUBLIC_INPUTS.size(); i++) {
      int at = WITNESS_HEADER + VALUE * i;
      text.row("  " + PUBLIC_INPUTS.get(i), "0x" + HexFormat.of().formatHex(witness, at, at + VALUE));
    }
    text.row("key", proof.getString("vk_hash"));
    text.row("proving time", proof.getJsonNumber("proving_time_ms") + " ms");
    text.row("API", addresses.api());
    text.row("OpenAPI UI", addresses.openApi());
    text.row("Admin Center", addresses.admin());
    return new CommandResult(proof.getBoolean("verified") ? ExitCode.DONE : ExitCode.NOT_SO,
        text + "The server stays up; 'forge down' stops it.\n",
        Json.createObjectBuilder().add("proof", proof).add("api", addresses.api().toString())
            .add("openapi_ui", addresses.openApi().toString()).add("admin_center", addresses.admin().toString())
            .build());
  }

  /** The request of an example file, which has the expected values beside it. */
  private static JsonObject request(Path example) {
    byte[] file = GivenFile.read("example", example, LARGEST_EXAMPLE);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(file))) {
      return reader.readObject().getJsonObject("request");
    }
  }

  private void say(String line) {
    terminal().messages().println("forge: " + line);
  }
}
