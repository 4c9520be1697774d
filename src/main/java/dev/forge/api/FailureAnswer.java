package dev.forge.api;

import dev.forge.batch.FieldProblem;
import dev.forge.batch.RefusedRequestException;
import dev.forge.blind.BlindRefusedException;
import dev.forge.ledger.IllegalTransitionException;
import jakarta.ws.rs.WebApplicationException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is answered when a request ends with an exception.
 *
 * @param status the HTTP status
 * @param faultId names a fault of ours in answer and log; none where it is not ours
 */
public record FailureAnswer(int status, Failure body, Optional<Duration> retryAfter, Optional<UUID> faultId) {
  private static final Map<Integer, ErrorCode> OF_STATUS = Map.of(
      400, ErrorCode.MALFORMED_REQUEST,
      401, ErrorCode.UNAUTHENTICATED,
      403, ErrorCode.FORBIDDEN,
      404, ErrorCode.NOT_FOUND,
      405, ErrorCode.METHOD_NOT_ALLOWED,
      406, ErrorCode.NOT_ACCEPTABLE,
      413, ErrorCode.PAYLOAD_TOO_LARGE,
      415, ErrorCode.UNSUPPORTED_MEDIA_TYPE);

  /** The answer to an exception; of one that nobody foresaw, nothing but an id is shown. */
  public static FailureAnswer of(Throwable thrown) {
    return switch (thrown) {
      case ApiException e -> answer(e.code(), e.getMessage(), e.details(), e.retryAfter());
      case RefusedRequestException e -> refused(e);
      case BlindRefusedException e
          -> answer(ErrorCode.valueOf(e.refusal().name()), e.getMessage(), e.details(), Optional.empty());
      case IllegalTransitionException e -> answer(ErrorCode.INVALID_STATE, e.getMessage());
      case BodyTooLargeException e -> answer(ErrorCode.PAYLOAD_TOO_LARGE, e.getMessage());
      case UncheckedIOException e when e.getCause() instanceof BodyTooLargeException cause -> of(cause);
      case UncheckedIOException _ -> answer(ErrorCode.MALFORMED_REQUEST, "the body could not be read to its end");
      case WebApplicationException e when OF_STATUS.containsKey(e.getResponse().getStatus()) -> web(e);
      default -> fault();
    };
  }

  private static FailureAnswer refused(RefusedRequestException e) {
    int others = e.details().size() - 1;
    String message = e.getMessage() + (others == 0 ? "" : " (and " + others + " more)");
    return answer(ErrorCode.valueOf(e.code().name()), message, e.details(), Optional.empty());
  }

  private static FailureAnswer web(WebApplicationException e) {
    ErrorCode code = OF_STATUS.get(e.getResponse().getStatus());
    String message = switch (code) {
      case NOT_FOUND -> "there is nothing at this address";
      case METHOD_NOT_ALLOWED -> "the method is not allowed here";
      case NOT_ACCEPTABLE -> "nothing that is accepted can be answered";
      case UNSUPPORTED_MEDIA_TYPE -> "the body must be application/json";
      default -> "the request cannot be understood";
    };
    return answer(code, message);
  }

  private static FailureAnswer fault() {
    UUID id = UUID.randomUUID();
    Failure body =
        Failure.of(ErrorCode.INTERNAL_ERROR, "a fault of the server; its log has more under " + id, List.of());
    return new FailureAnswer(ErrorCode.INTERNAL_ERROR.status(), body, Optional.empty(), Optional.of(id));
  }

  private static FailureAnswer answer(ErrorCode code, String message) {
    return answer(code, message, List.of(), Optional.empty());
  }

  private static FailureAnswer answer(ErrorCode code, String message, List<FieldProblem> details,
      Optional<Duration> retryAfter) {
    return new FailureAnswer(code.status(), Failure.of(code, message, details), retryAfter, Optional.empty());
  }
}
