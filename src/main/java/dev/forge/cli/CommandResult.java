package dev.forge.cli;

import jakarta.json.JsonObject;

/**
 * What a command found, for people and for machines.
 *
 * @param text lines to read
 * @param data the same for {@code --json}
 */
record CommandResult(ExitCode exitCode, String text, JsonObject data) {
  static CommandResult done(String text, JsonObject data) {
    return new CommandResult(ExitCode.DONE, text, data);
  }
}
