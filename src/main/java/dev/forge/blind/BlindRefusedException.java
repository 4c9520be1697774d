package dev.forge.blind;

import dev.forge.batch.FieldProblem;
import java.util.List;

/** A request about a blind proof is refused; the message names the node where one is at fault. */
public final class BlindRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final BlindRefusal refusal;
  private final transient List<FieldProblem> details;

  /** A refusal with the fields, or the nodes as {@code /nodes/3}, that are at fault. */
  public BlindRefusedException(BlindRefusal refusal, String message, List<FieldProblem> details) {
    super(message);
    this.refusal = refusal;
    this.details = List.copyOf(details);
  }

  /** A refusal without details. */
  public BlindRefusedException(BlindRefusal refusal, String message) {
    this(refusal, message, List.of());
  }

  /** A field of a request to a node is wrong. */
  public static BlindRefusedException field(NodeId node, String field, String problem) {
    return new BlindRefusedException(BlindRefusal.INVALID_FIELD, node + ": " + field + ": " + problem,
        List.of(new FieldProblem(field, problem)));
  }

  /** The kind of refusal. */
  public BlindRefusal refusal() {
    return refusal;
  }

  /** What is at fault; may be empty. */
  public List<FieldProblem> details() {
    return details;
  }
}
