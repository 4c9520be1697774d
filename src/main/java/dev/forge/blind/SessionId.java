package dev.forge.blind;

import java.util.regex.Pattern;

/**
 * Names one attempt at a proof; nonces belong to it, and the challenge covers it.
 *
 * @param text 1 to 200 characters, none of which is a control character
 */
public record SessionId(String text) {
  private static final Pattern FORM = Pattern.compile("\\P{Cntrl}{1,200}");
  private static final String SEPARATOR = ".";

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not as said
   */
  public SessionId {
    check(text);
  }

  /** An attempt at proving with what was set up. */
  public static SessionId of(SetupId setup, String attempt) {
    return new SessionId(setup.text() + SEPARATOR + attempt);
  }

  /** Whether this is an attempt of a setup. */
  public boolean isOf(SetupId setup) {
    return text.startsWith(setup.text() + SEPARATOR);
  }

  /** The setup whose attempt this is, or, in the old form, which this is itself. */
  public SetupId setup() {
    int end = text.lastIndexOf(SEPARATOR);
    return new SetupId(end > 0 ? text.substring(0, end) : text);
  }

  static void check(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("an id has 1 to 200 characters without control characters");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
