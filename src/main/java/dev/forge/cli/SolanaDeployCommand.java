package dev.forge.cli;

import dev.forge.solana.ProgramDeployment;
import dev.forge.solana.RpcException;
import dev.forge.solana.SigningKey;
import dev.forge.solana.program.VerifierProgram;
import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge solana deploy --vk FILE}. */
@Command(name = "deploy", mixinStandardHelpOptions = true,
    description = "Put the verifier of a key on a cluster, through the loader of programs that can be upgraded.")
final class SolanaDeployCommand extends ForgeCommand {
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Mixin
  private SolanaArguments arguments;

  @Option(names = "--vk", required = true, paramLabel = "FILE", description = "The verifying key, in gnark's format.")
  private Path verifyingKey;

  @Option(names = "--program-key", paramLabel = "FILE",
      description = "The key whose address the program gets (default: a fresh one).")
  private Optional<Path> programKey;

  @Option(names = "--final", description = "Nobody may change the program afterwards, not even the payer.")
  private boolean unchangeable;

  SolanaDeployCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws InterruptedException {
    VerifierProgram program = SolanaProgramCommand.program(verifyingKey);
    SigningKey key = programKey.map(SolanaArguments::key).orElseGet(SigningKey::generate);
    SigningKey payer = arguments.payer(terminal());
    try {
      new ProgramDeployment(arguments.cluster(terminal()), payer, PAUSE, terminal().messages()::println)
          .deploy(key, program.elf(), unchangeable);
    } catch (RpcException e) {
      throw CommandFailure.fault(e.getMessage(), e);
    }
    var text = new Table().row("PROGRAM_ID", key.address()).row("PROGRAM_VK_HASH", program.verifyingKeyHash())
        .row("upgrades", unchangeable ? "by nobody" : "by " + payer.address());
    return CommandResult.done(text.toString(), Json.createObjectBuilder().add("program_id", key.address().text())
        .add("vk_hash", program.verifyingKeyHash()).add("final", unchangeable).build());
  }
}
