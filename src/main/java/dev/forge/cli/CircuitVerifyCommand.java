package dev.forge.cli;

import dev.forge.prover.PhaseTimes;
import dev.forge.prover.ProvableCircuit;
import dev.forge.prover.ProvingListener;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge circuit verify CIRCUIT}. */
@Command(name = "verify", mixinStandardHelpOptions = true,
    description = "Verify a proof under the key that the cache has of a circuit.")
final class CircuitVerifyCommand extends ForgeCommand {
  @Mixin private CircuitArguments arguments;

  @Option(names = "--proof", required = true, paramLabel = "FILE", description = "The proof.") private Path proof;

  @Option(names = "--pw", required = true, paramLabel = "FILE",
      description = "The public witness.") private Path publicWitness;

  CircuitVerifyCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    byte[] proofBytes = GivenFile.read("proof", proof, VerdictReport.LARGEST_FILE);
    byte[] inputs = GivenFile.read("public witness", publicWitness, VerdictReport.LARGEST_FILE);
    var workshop = arguments.workshop(terminal());
    var times = new PhaseTimes(ProvingListener.NONE);
    ProvableCircuit circuit = arguments.provable(workshop, times);
    if (!workshop.keys().has(circuit)) {
      throw CommandFailure.wrongUse("NO_KEYS",
          "the cache has no keys of " + circuit.name() + "; 'forge verify' takes the key as a file");
    }
    return VerdictReport.of(workshop.prover().verify(circuit, proofBytes, inputs, times));
  }
}
