package dev.forge.cli;

import dev.forge.batch.ProveRequestReader;
import dev.forge.batch.ProveRequestReader.Document;
import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.proving.BatchProving;
import dev.forge.batch.proving.BatchProvingOutcome.ExpectationMissed;
import dev.forge.batch.proving.BatchProvingOutcome.NotProved;
import dev.forge.batch.proving.BatchProvingOutcome.Proved;
import dev.forge.batch.proving.BatchProvingOutcome.TransitionRejected;
import dev.forge.batch.transition.WitnessRejection;
import dev.forge.prover.RangeChecks;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forge prove FILE}. */
@Command(name = "prove", mixinStandardHelpOptions = true,
    description = "Prove a batch: a Core API request, or a test vector with \"request\" and \"expected\".")
final class ProveCommand extends ForgeCommand {
  private static final long LARGEST_REQUEST = 32L << 20;

  @Parameters(paramLabel = "FILE", description = "The request, JSON.") private Path file;

  @Option(names = "--circuit", paramLabel = "NAME",
      description = "The circuit to use; by default the smallest that holds the batch.") private Optional<
          String> circuit;

  @Option(names = "--out", paramLabel = "DIR",
      description = "Where to write FILE's .proof, .pw, .vk and .json.") private Optional<Path> out;

  @Option(names = "--range-strategy", paramLabel = "S", defaultValue = "automatic",
      description = "How ranges are checked: automatic, bits (proofs of 324 bytes) or lookup (388 bytes).") private RangeChecks ranges;

  ProveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    byte[] json = GivenFile.read("request", file, LARGEST_REQUEST);
    try (var progress = new ProgressDisplay(terminal())) {
      Document document = ProveRequestReader.readDocument(new ByteArrayInputStream(json));
      var proving = new BatchProving(Workshop.of(terminal(), ranges).prover());
      Optional<BatchCircuit> wanted = circuit.map(name -> installed(name, proving.installed()));
      return switch (proving.prove(document, wanted, progress)) {
        case Proved proved -> report(document, proved);
        case TransitionRejected rejected -> throw rejected(rejected.rejection());
        case ExpectationMissed missed
            -> throw CommandFailure.notSo("EXPECTED_MISMATCH", missed.explanation(), JsonValue.EMPTY_JSON_OBJECT);
        case NotProved failed -> throw OutcomeFailures.of(failed.outcome());
      };
    } catch (RefusedRequestException e) {
      throw refused(e);
    }
  }

  private CommandResult report(Document document, Proved proved) {
    var proof = new ProofReport(proved.proof());
    JsonObject data = json(document, proof);
    var text = new Table();
    text.row("batch", document.request().batchId());
    proof.addTo(text);
    text.row("expected", document.expected().isPresent() ? "batch_hash and withdrawal_root match" : "nothing given");
    out.ifPresent(folder -> {
      var files = new ProofFiles(folder, ProofFiles.stemOf(file));
      files.write(proved.proof().proof(), data);
      text.row("written", files);
    });
    return CommandResult.done(text.toString(), data);
  }

  private static JsonObject json(Document document, ProofReport proof) {
    JsonObject shown = proof.json().build();
    JsonObject inputs = shown.getJsonObject("public_inputs");
    return Json.createObjectBuilder()
        .add("batch_id", document.request().batchId().toBigInteger())
        .add("batch_hash", inputs.getString("batch_hash"))
        .add("withdrawal_root", inputs.getString("withdrawal_root"))
        .add("expected", document.expected().isPresent() ? "matched" : "none")
        .addAll(Json.createObjectBuilder(shown))
        .build();
  }

  private static BatchCircuit installed(String name, List<BatchCircuit> circuits) {
    return circuits.stream().filter(each -> each.name().equals(name)).findFirst()
        .orElseThrow(
            () -> CommandFailure.wrongUse("WRONG_USE", "--circuit " + name + " is not an installed batch circuit; "
                + "installed are " + String.join(", ", circuits.stream().map(BatchCircuit::name).toList())));
  }

  private static CommandFailure rejected(WitnessRejection rejection) {
    var details = Json.createObjectBuilder().add("reason", rejection.reason().name());
    rejection.entry().ifPresent(entry -> details.add("entry", entry.toString()).add("index", entry.index()));
    return CommandFailure.notSo("WITNESS_INVALID", "the witness is rejected: " + rejection, details.build());
  }

  private CommandFailure refused(RefusedRequestException e) {
    var details = Json.createArrayBuilder();
    e.details().forEach(each -> details.add(
        Json.createObjectBuilder().add("field", each.field()).add("problem", each.problem())));
    String more = e.details().size() > 1 ? " (and " + (e.details().size() - 1) + " more)" : "";
    return CommandFailure.wrongUse(e.code().name(), e.code() + ": " + e.getMessage() + more,
        Json.createObjectBuilder().add("details", details).build(), e);
  }
}
