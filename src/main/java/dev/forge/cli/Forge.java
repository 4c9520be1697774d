package dev.forge.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code forge prove batch.json}. */
@Command(name = "forge", description = "Proves batches and Noir programs with Groth16 on BN254, in the JVM.",
    mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND",
    footer = {"",
        "Exit codes: 0 done; 1 not so (invalid proof, rejected witness); 2 wrong use; 3 Forge or the machine failed."})
public final class Forge implements Runnable {
  @Spec
  private CommandSpec spec;

  private Forge() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /** Runs one command and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    var failures = new Failures(terminal);
    try {
      return commands(terminal, failures).execute(arguments);
    } catch (Error error) {
      return failures.handleError(error, arguments);
    }
  }

  private static CommandLine commands(Terminal terminal, Failures failures) {
    return commands(terminal)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.messages(), true))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine commands(Terminal terminal) {
    return new CommandLine(new Forge())
        .addSubcommand(new ProveCommand(terminal))
        .addSubcommand(new VerifyCommand(terminal))
        .addSubcommand(CircuitCommand.withSubcommands(terminal))
        .addSubcommand(BenchCommand.withSubcommands(terminal))
        .addSubcommand(SolanaCommand.withSubcommands(terminal))
        .addSubcommand(new SettleCommand(terminal))
        .addSubcommand(new CertificatesCommand(terminal))
        .addSubcommand(new ChaosCommand(terminal))
        .addSubcommand(new DemoCommand(terminal))
        .addSubcommand(new UpCommand(terminal))
        .addSubcommand(new DownCommand(terminal))
        .addSubcommand(new StatusCommand(terminal))
        .addSubcommand(new LogsCommand(terminal))
        .addSubcommand(new JobsCommand(terminal))
        .addSubcommand(new WorkersCommand(terminal))
        .addSubcommand(new StatsCommand(terminal))
        .addSubcommand(new RequeueCommand(terminal))
        .addSubcommand(new FailCommand(terminal))
        .addSubcommand(new DrainCommand(terminal))
        .addSubcommand(new ReleaseCommand(terminal))
        .addSubcommand(new InfoCommand(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
