package dev.forge.blind;

/**
 * Names a shared secret. One that Forge dealt begins with its mode and a hash of its terms ({@link SessionTerms#setupId}); an old
 * coordinator's is any text, and the session's id at once.
 *
 * @param text 1 to 200 characters, none of which is a control character
 */
public record SetupId(String text) {
  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not as said
   */
  public SetupId {
    SessionId.check(text);
  }

  /** Whether an id of this form was given to a setup in the FROST mode, whatever else is said of it. */
  public boolean isOfFrost() {
    return text.startsWith(BlindMode.FROST.word() + "-");
  }

  @Override
  public String toString() {
    return text;
  }
}
