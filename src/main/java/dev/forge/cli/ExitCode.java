package dev.forge.cli;

/** What the shell learns. */
enum ExitCode {
  /** Done, or true. */
  DONE(0),
  /** The thing is not so: a proof that is invalid, a witness that is rejected, a value that is not the expected one. */
  NOT_SO(1),
  /** The call is wrong: its options, its files, the request in them. */
  WRONG_USE(2),
  /** Forge or the machine failed; the call may be right. */
  FAULT(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
