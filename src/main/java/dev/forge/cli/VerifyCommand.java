package dev.forge.cli;

import dev.forge.prover.ProofVerification;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forge verify}. */
@Command(name = "verify", mixinStandardHelpOptions = true,
    description = "Verify a proof; all files in gnark's raw format.")
final class VerifyCommand extends ForgeCommand {
  @Option(names = "--vk", required = true, paramLabel = "FILE",
      description = "The verifying key.") private Path verifyingKey;

  @Option(names = "--proof", required = true, paramLabel = "FILE", description = "The proof.") private Path proof;

  @Option(names = "--pw", required = true, paramLabel = "FILE",
      description = "The public witness.") private Path publicWitness;

  VerifyCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    byte[] key = GivenFile.read("verifying key", verifyingKey, VerdictReport.LARGEST_FILE);
    byte[] proofBytes = GivenFile.read("proof", proof, VerdictReport.LARGEST_FILE);
    byte[] inputs = GivenFile.read("public witness", publicWitness, VerdictReport.LARGEST_FILE);
    return VerdictReport.of(ProofVerification.verify(key, proofBytes, inputs));
  }
}
