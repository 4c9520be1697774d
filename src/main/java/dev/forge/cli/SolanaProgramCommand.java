package dev.forge.cli;

import dev.forge.solana.program.VerifierProgram;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forge solana program --vk FILE --out verifier.so}. */
@Command(name = "program", mixinStandardHelpOptions = true,
    description = "Write the Solana program that verifies the proofs of one verifying key (0 or 1 commitments).")
final class SolanaProgramCommand extends ForgeCommand {
  @Option(names = "--vk", required = true, paramLabel = "FILE", description = "The verifying key, in gnark's format.")
  private Path verifyingKey;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the program goes.")
  private Path out;

  SolanaProgramCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException {
    VerifierProgram program = program(verifyingKey);
    Files.write(out, program.elf());
    var text = new Table();
    text.row("program", out + ", " + program.elf().length + " bytes");
    text.row("vk_hash", program.verifyingKeyHash());
    text.row("takes", program.publicInputs() + " public inputs, " + program.commitments() + " commitments, "
        + program.instructionBytes() + " bytes of proof and public witness");
    return CommandResult.done(text.toString(), Json.createObjectBuilder().add("program", out.toString())
        .add("bytes", program.elf().length).add("vk_hash", program.verifyingKeyHash())
        .add("public_inputs", program.publicInputs()).add("commitments", program.commitments())
        .add("instruction_bytes", program.instructionBytes()).build());
  }

  /** The program of a key in a file. */
  static VerifierProgram program(Path verifyingKey) {
    byte[] bytes = GivenFile.read("verifying key", verifyingKey, VerdictReport.LARGEST_FILE);
    try {
      return VerifierProgram.of(bytes);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUse("UNUSABLE_KEY", verifyingKey + ": " + e.getMessage(), e);
    }
  }
}
