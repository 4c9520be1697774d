package dev.forge.cli;

import jakarta.json.Json;
import java.io.PrintStream;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what commands throw into one line (or one JSON object) and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
    ForgeCommand running = command.getCommand();
    if (running.debug()) {
      exception.printStackTrace(terminal.messages());
    }
    CommandFailure failure = exception instanceof CommandFailure foreseen ? foreseen
        : CommandFailure.fault(
            "internal fault: " + exception + (running.debug() ? "" : " (--debug shows the stack trace)"), exception);
    return report(failure, running.json());
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandFailure failure = CommandFailure.wrongUse("WRONG_USE", exception.getMessage());
    boolean json = Arrays.asList(arguments).contains("--json");
    int exitCode = report(failure, json);
    if (!json) {
      PrintStream messages = terminal.messages();
      CommandLine.UnmatchedArgumentException.printSuggestions(exception, messages);
      messages.println("Try '" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    }
    return exitCode;
  }

  private int report(CommandFailure failure, boolean json) {
    if (json) {
      var answer = Json.createObjectBuilder().add("status", "error").add("message", failure.getMessage())
          .add("code", failure.code());
      failure.details().forEach(answer::add);
      terminal.out().println(answer.build());
      terminal.out().flush();
    } else {
      terminal.messages().println("forge: " + failure.getMessage());
    }
    terminal.messages().flush();
    return failure.exitCode().number();
  }
}
