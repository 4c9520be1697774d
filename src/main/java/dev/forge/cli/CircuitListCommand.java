package dev.forge.cli;

import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitId;
import jakarta.json.Json;
import picocli.CommandLine.Command;

/** {@code forge circuit list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Show the installed circuits.")
final class CircuitListCommand extends ForgeCommand {
  CircuitListCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    var text = new Table();
    var circuits = Json.createArrayBuilder();
    for (CircuitId id : new CircuitCatalogue().circuits()) {
      var circuit = Json.createObjectBuilder().add("name", id.name());
      var batch = BatchCircuit.named(id.name());
      batch.ifPresent(each -> circuit.add("hash", each.hash().wireName())
          .add("transfers", each.capacity().transfers())
          .add("withdrawals", each.capacity().withdrawals())
          .add("shielded", each.capacity().shielded()));
      circuits.add(circuit);
      text.row(id.name(), batch.map(CircuitListCommand::describe).orElse(""));
    }
    return CommandResult.done(text.toString(), Json.createObjectBuilder().add("circuits", circuits).build());
  }

  private static String describe(BatchCircuit circuit) {
    var capacity = circuit.capacity();
    return "%d transfers, %d withdrawals, %d shielded; %s".formatted(capacity.transfers(), capacity.withdrawals(),
        capacity.shielded(), circuit.hash().wireName());
  }
}
