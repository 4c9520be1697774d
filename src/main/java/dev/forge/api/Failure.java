package dev.forge.api;

import dev.forge.batch.FieldProblem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The envelope of an error.
 *
 * @param details the fields at fault; left out where there is none
 */
public record Failure(@Schema(required = true, examples = "error") String status,
    @Schema(required = true, description = "Human words") String message,
    @Schema(required = true, description = "For machines") ErrorCode code,
    @Schema(description = "The fields at fault, as JSON pointers") List<Detail> details) {

  /** What is wrong with a field. */
  public record Detail(
      @Schema(required = true, description = "JSON pointer", examples = "/transfers/3/amount") String field,
      @Schema(required = true) String problem) {}

  /** An error. */
  public static Failure of(ErrorCode code, String message, List<FieldProblem> details) {
    List<Detail> shown = details.stream().filter(each -> !each.field().isEmpty())
        .map(each -> new Detail(each.field(), each.problem())).toList();
    return new Failure("error", message, code, shown.isEmpty() ? null : shown);
  }
}
