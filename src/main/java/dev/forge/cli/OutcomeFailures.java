package dev.forge.cli;

import dev.forge.prover.ExecutionOutcome;
import dev.forge.prover.ExecutionOutcome.Executed;
import dev.forge.prover.ProvingOutcome;
import jakarta.json.Json;
import jakarta.json.JsonValue;

/** Says why there is no proof. */
final class OutcomeFailures {
  private OutcomeFailures() {}

  /**
   * What was executed.
   *
   * @throws CommandFailure if the execution failed
   */
  static Executed executed(ExecutionOutcome outcome) {
    return switch (outcome) {
      case Executed executed -> executed;
      case ExecutionOutcome.Rejected rejected
          -> throw of(new ProvingOutcome.WitnessRejected(rejected.reason(), rejected.location()));
      case ExecutionOutcome.Stopped stopped
          -> throw CommandFailure.fault(stopped.reason(), new IllegalStateException(stopped.reason()));
    };
  }

  /** The failure that an outcome other than a proof is. */
  static CommandFailure of(ProvingOutcome outcome) {
    return switch (outcome) {
      case ProvingOutcome.WitnessRejected rejected -> {
        var details = Json.createObjectBuilder();
        rejected.location().ifPresent(location -> details.add("location", location));
        yield CommandFailure.notSo("WITNESS_INVALID", "the witness is rejected: " + rejected.reason()
            + rejected.location().map(location -> " (" + location + ")").orElse(""), details.build());
      }
      case ProvingOutcome.ProverFailed failed -> CommandFailure.fault(failed.reason(), failed.cause());
      case ProvingOutcome.Proved proved -> CommandFailure.notSo("INTERNAL_ERROR",
          "not a failure: " + proved.proof().circuit(), JsonValue.EMPTY_JSON_OBJECT);
    };
  }
}
