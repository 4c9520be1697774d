package dev.forge.cli;

import dev.forge.prover.noir.PrintCalls;
import jakarta.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all commands share: the answer is text or, with {@code --json}, one JSON object. */
abstract class ForgeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--json", description = "Answer with one JSON object.") private boolean json;

  @Option(names = "--debug", description = "Show the stack trace of an error.") private boolean debug;

  ForgeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Does the work.
   *
   * @throws CommandFailure if there is no result
   */
  abstract CommandResult run() throws Exception;

  @Override
  public final Integer call() throws Exception {
    CommandResult result = run();
    if (json) {
      terminal.out().println(Json.createObjectBuilder().add("status", "success").add("data", result.data()).build());
    } else {
      terminal.out().print(result.text());
    }
    terminal.out().flush();
    return result.exitCode().number();
  }

  final Terminal terminal() {
    return terminal;
  }

  /** Where a program's own print statements go: beside the result, or out of its way where it is JSON. */
  final PrintCalls prints() {
    return new PrintCalls(json ? terminal.messages() : terminal.out());
  }

  final boolean json() {
    return json;
  }

  final boolean debug() {
    return debug;
  }
}
