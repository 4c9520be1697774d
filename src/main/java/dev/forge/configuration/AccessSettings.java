package dev.forge.configuration;

import java.util.Optional;

/**
 * Who may use the API: everybody where there is no token.
 *
 * @param token of those who may do everything
 * @param readToken of those who may only look
 */
public record AccessSettings(Optional<String> token, Optional<String> readToken) {
  private static final int SHORTEST = 16;

  static AccessSettings of(Settings settings) {
    Optional<String> token = settings.secret("API_TOKEN", SHORTEST);
    Optional<String> readToken = settings.secret("API_READ_TOKEN", SHORTEST);
    if (readToken.isPresent() && (token.isEmpty() || token.equals(readToken))) {
      throw new InvalidSettingException("API_READ_TOKEN", Settings.HIDDEN, "beside another API_TOKEN");
    }
    return new AccessSettings(token, readToken);
  }

  /** Whether callers must show a token. */
  public boolean isRestricted() {
    return token.isPresent();
  }

  @Override
  public String toString() {
    return isRestricted() ? "AccessSettings[restricted]" : "AccessSettings[open]";
  }
}
