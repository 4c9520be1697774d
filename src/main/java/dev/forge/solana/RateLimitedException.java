package dev.forge.solana;

import jakarta.json.JsonValue;
import java.time.Duration;

/** A node wants to be asked less often. */
public final class RateLimitedException extends RpcException {
  private static final long serialVersionUID = 1L;

  private final Duration pause;

  /**
   * A refusal of one request.
   *
   * @param pause how long the node wants to be left alone
   */
  public RateLimitedException(String message, Duration pause) {
    super(Kind.RATE_LIMITED, message, 0, JsonValue.EMPTY_JSON_OBJECT, null);
    this.pause = pause;
  }

  /** How long the node wants to be left alone. */
  public Duration pause() {
    return pause;
  }
}
