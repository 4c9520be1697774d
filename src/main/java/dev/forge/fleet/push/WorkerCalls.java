package dev.forge.fleet.push;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/** Calls of a worker's API. An interrupt ends a call that is under way. */
public interface WorkerCalls {
  /**
   * What a worker answers.
   *
   * @throws WorkerAwayException if there is no answer, or none in the envelope
   */
  WorkerAnswer get(URI address);

  /**
   * What a worker answers to a body; with a token where its API wants one.
   *
   * @throws WorkerAwayException if there is no answer, or none in the envelope
   */
  WorkerAnswer post(URI address, JsonObject body);

  /** An answer in the envelope. */
  sealed interface WorkerAnswer {
    /** It did what was asked. */
    record Done(JsonObject data) implements WorkerAnswer {}

    /** It has no room now. */
    record Busy(String message) implements WorkerAnswer {}

    /**
     * It says no.
     *
     * @param code where it names one; old workers do not
     */
    record Refused(String message, Optional<String> code) implements WorkerAnswer {}
  }
}
