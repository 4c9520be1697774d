package dev.forge.solana;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A node did not do what it was asked. */
public sealed class RpcException extends RuntimeException permits RateLimitedException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int code;
  private final transient JsonObject data;

  /** Whose fault it is. */
  public enum Kind {
    /** The node wants to be asked less often. */
    RATE_LIMITED,
    /** There was no answer in time, or none at all. */
    UNREACHABLE,
    /** The answer is not what was asked for. */
    MALFORMED,
    /** The node understood, and says no. */
    REFUSED;
  }

  RpcException(Kind kind, String message, int code, JsonObject data, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
    this.data = data;
  }

  /** Of any kind but a refusal. */
  public static RpcException of(Kind kind, String message, Throwable cause) {
    return new RpcException(kind, message, 0, JsonValue.EMPTY_JSON_OBJECT, cause);
  }

  static RpcException of(Kind kind, String message) {
    return of(kind, message, null);
  }

  static RpcException refused(String message, int code, JsonObject data) {
    return new RpcException(Kind.REFUSED, message, code, data, null);
  }

  /** Whose fault it is. */
  public Kind kind() {
    return kind;
  }

  /** The code of a refusal. */
  public int code() {
    return code;
  }

  /** What else the node says to a refusal. */
  public JsonObject data() {
    return data;
  }
}
