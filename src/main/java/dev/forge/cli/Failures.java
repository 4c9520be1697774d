package dev.forge.cli;

import dev.forge.prover.RefusedKeyException;
import dev.forge.prover.UnusableKeysException;
import jakarta.json.Json;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    return report(failureOf(exception, running.debug()), running.json());
  }

  private static CommandFailure failureOf(Exception exception, boolean debug) {
    return switch (exception) {
      case CommandFailure foreseen -> foreseen;
      case RefusedKeyException key -> CommandFailure.wrongUse("INVALID_KEY", key.getMessage(), key);
      case UnusableKeysException keys -> CommandFailure.fault(keys.getMessage(), keys);
      default -> CommandFailure.fault(
          "internal fault: " + exception + (debug ? "" : " (--debug shows the stack trace)"), exception);
    };
  }

  /** An error of the JVM, such as too little memory. */
  int handleError(Error error, String[] arguments) {
    List<String> given = Arrays.asList(arguments);
    if (given.contains("--debug")) {
      error.printStackTrace(terminal.messages());
    }
    String message = error instanceof OutOfMemoryError
        ? "not enough memory (" + error.getMessage() + "): allow more by FORGE_JAVA_OPTS=-Xmx8g"
        : "internal fault: " + error + Optional.ofNullable(error.getCause()).map(cause -> ", " + cause).orElse("");
    return report(CommandFailure.fault(message, error), given.contains("--json"));
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
