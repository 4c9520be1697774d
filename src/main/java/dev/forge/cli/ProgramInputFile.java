package dev.forge.cli;

import dev.forge.prover.NoirProgram;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.noir.Abi;
import dev.forge.prover.noir.InputException;
import dev.forge.prover.noir.InputFile;
import dev.forge.prover.noir.InputValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the inputs of a program from the file a command is given: JSON where its name ends so, otherwise a Prover.toml. */
final class ProgramInputFile {
  private static final long LARGEST_INPUTS = 16L << 20;

  private ProgramInputFile() {}

  /**
   * The inputs in a file, encoded for a program.
   *
   * @throws CommandFailure if they are not what main takes; the message has no value of a private parameter
   */
  static ProgramInputs read(Path file, NoirProgram program) {
    String text = new String(GivenFile.read("input file", file, LARGEST_INPUTS), StandardCharsets.UTF_8);
    try {
      return program.encode(parse(file, text));
    } catch (InputException e) {
      throw refusal(file, e, program);
    }
  }

  private static InputValue.Table parse(Path file, String text) {
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    return json ? InputFile.json(text) : InputFile.toml(text);
  }

  /** Noir's own words show the value that does not fit; where it may be a secret, they are not even a cause. */
  private static CommandFailure refusal(Path file, InputException e, NoirProgram program) {
    boolean isPrivate = program.artifact().abi().parameters().stream()
        .anyMatch(parameter -> parameter.visibility() != Abi.Visibility.PUBLIC && isIn(e.path(), parameter.name()));
    if (!isPrivate || e.getMessage().startsWith("Expected argument")) {
      return CommandFailure.wrongUse("INVALID_INPUTS", file + ": " + e.getMessage(), e);
    }
    return CommandFailure.wrongUse("INVALID_INPUTS", file + ": the value of the private parameter `" + e.path()
        + "` does not fit its type (it is not shown here)");
  }

  private static boolean isIn(String path, String parameter) {
    return path.equals(parameter) || path.startsWith(parameter + ".") || path.startsWith(parameter + "[");
  }
}
