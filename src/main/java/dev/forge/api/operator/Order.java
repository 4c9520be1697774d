package dev.forge.api.operator;

import dev.forge.ledger.Actor;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Who wants something done, and why; both are kept with what is done. */
public class Order {
  private static final int LONGEST_ACTOR = 60;
  private static final int LONGEST_REASON = 300;

  @Parameter(description = "Who wants it, 1 to 60 characters", required = true, example = "alice")
  @QueryParam("actor")
  private String actor;

  @Parameter(description = "Why, 1 to 300 characters", required = true, example = "the worker was repaired")
  @QueryParam("reason")
  private String reason;

  Actor actor() {
    return new Actor("operator " + Limits.text("actor", actor, LONGEST_ACTOR));
  }

  String reason() {
    return Limits.text("reason", reason, LONGEST_REASON);
  }
}
