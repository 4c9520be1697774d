package dev.forge.cli;

import dev.forge.launch.NodeCertificates;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forge certificates HOST...}. */
@Command(name = "certificates", mixinStandardHelpOptions = true, description = {
    "Make keys and certificates with which a coordinator of blind proofs and its nodes know each other: one folder each,",
    "to be carried to its machine, with keys.p12, trusted.p12 and the password of both."})
final class CertificatesCommand extends ForgeCommand {
  @Parameters(arity = "1..*", paramLabel = "HOST",
      description = "The nodes' names or addresses, as NODES has them and in that order.")
  private List<String> hosts;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A folder that is not there yet.")
  private Path out;

  CertificatesCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    try {
      List<Path> folders = new NodeCertificates(out).make(hosts);
      var text = new Table();
      folders.forEach(folder -> text.row("made", folder));
      return CommandResult.done(text.toString(), Json.createObjectBuilder()
          .add("folders", Json.createArrayBuilder(folders.stream().map(Path::toString).toList())).build());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUse("WRONG_USE", e.getMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.fault(e.getMessage(), e);
    }
  }
}
