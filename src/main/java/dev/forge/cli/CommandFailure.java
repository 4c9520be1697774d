package dev.forge.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A command ends without its result, in a way that it foresaw: one line says why, and no stack trace. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String code;
  private final transient JsonObject details;

  private CommandFailure(ExitCode exitCode, String code, String message, JsonObject details, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.code = code;
    this.details = details;
  }

  /** The thing is not so. */
  static CommandFailure notSo(String code, String message, JsonObject details) {
    return new CommandFailure(ExitCode.NOT_SO, code, message, details, null);
  }

  /** The call is wrong. */
  static CommandFailure wrongUse(String code, String message) {
    return new CommandFailure(ExitCode.WRONG_USE, code, message, JsonValue.EMPTY_JSON_OBJECT, null);
  }

  /** The call is wrong, as something else found. */
  static CommandFailure wrongUse(String code, String message, Throwable cause) {
    return new CommandFailure(ExitCode.WRONG_USE, code, message, JsonValue.EMPTY_JSON_OBJECT, cause);
  }

  /** The call is wrong, as something else found, with more to say to machines. */
  static CommandFailure wrongUse(String code, String message, JsonObject details, Throwable cause) {
    return new CommandFailure(ExitCode.WRONG_USE, code, message, details, cause);
  }

  /** The call may be right, but Forge or the machine failed. */
  static CommandFailure fault(String message, Throwable cause) {
    return new CommandFailure(ExitCode.FAULT, "INTERNAL_ERROR", message, JsonValue.EMPTY_JSON_OBJECT, cause);
  }

  ExitCode exitCode() {
    return exitCode;
  }

  /** For machines. */
  String code() {
    return code;
  }

  /** Further members of the JSON answer. */
  JsonObject details() {
    return details;
  }
}
