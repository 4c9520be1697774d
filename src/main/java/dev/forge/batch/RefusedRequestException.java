package dev.forge.batch;

import java.util.List;

/** A request is refused through the fault of the caller; trying it again would not help. */
public final class RefusedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;
  private final transient List<FieldProblem> details;

  /** A refusal for one or more reasons; the message is the first of them. */
  public RefusedRequestException(RefusalCode code, List<FieldProblem> details) {
    super(details.getFirst().toString());
    this.code = code;
    this.details = List.copyOf(details);
  }

  /** A refusal for one reason. */
  public RefusedRequestException(RefusalCode code, String field, String problem) {
    this(code, List.of(new FieldProblem(field, problem)));
  }

  /** The kind of refusal. */
  public RefusalCode code() {
    return code;
  }

  /** What is wrong, at least one thing. */
  public List<FieldProblem> details() {
    return details;
  }
}
