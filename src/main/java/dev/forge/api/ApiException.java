package dev.forge.api;

import dev.forge.batch.FieldProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with an error that was foreseen. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldProblem> details;
  private final transient Optional<Duration> retryAfter;

  private ApiException(ErrorCode code, String message, List<FieldProblem> details, Optional<Duration> retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.details = List.copyOf(details);
    this.retryAfter = retryAfter;
  }

  /** An error in human words. */
  public static ApiException of(ErrorCode code, String message) {
    return new ApiException(code, message, List.of(), Optional.empty());
  }

  /** An error with the fields at fault. */
  public static ApiException of(ErrorCode code, String message, List<FieldProblem> details) {
    return new ApiException(code, message, details, Optional.empty());
  }

  /** The queue is full. */
  public static ApiException full(String message, Duration retryAfter) {
    return new ApiException(ErrorCode.CAPACITY_EXCEEDED, message, List.of(), Optional.of(retryAfter));
  }

  /** A worker's number is none. */
  public static ApiException noWorkerId() {
    return of(ErrorCode.NOT_FOUND, "a worker's id is a number from 0 to 4294967295");
  }

  /** The machine code. */
  public ErrorCode code() {
    return code;
  }

  /** The fields at fault; often none. */
  public List<FieldProblem> details() {
    return details;
  }

  /** When to come back. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
