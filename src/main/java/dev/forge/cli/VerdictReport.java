package dev.forge.cli;

import dev.forge.prover.Verdict;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Shows whether a proof holds. */
final class VerdictReport {
  /** The most bytes that a proof, a public witness or a verifying key may have, 64 MiB. */
  static final long LARGEST_FILE = 64L << 20;

  private VerdictReport() {}

  static CommandResult of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid _ -> CommandResult.done("valid\n", Json.createObjectBuilder().add("valid", true).build());
      case Verdict.Invalid invalid -> notValid(invalid.reason());
      case Verdict.Malformed malformed -> notValid("the " + malformed.file() + " is malformed: " + malformed.reason());
    };
  }

  private static CommandResult notValid(String reason) {
    JsonObject data = Json.createObjectBuilder().add("valid", false).add("reason", reason).build();
    return new CommandResult(ExitCode.NOT_SO, "invalid: " + reason + "\n", data);
  }
}
