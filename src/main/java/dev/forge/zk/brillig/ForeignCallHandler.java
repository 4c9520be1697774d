package dev.forge.zk.brillig;

import dev.forge.zk.field.FrVector;
import java.util.List;

/** Answers the questions that unconstrained code asks its host. */
@FunctionalInterface
public interface ForeignCallHandler {
  /** Knows no function. */
  ForeignCallHandler NONE =
      (function, inputs) -> {
        throw new UnknownForeignCallException(function);
      };

  /**
   * Answers a call.
   *
   * @param function the name of the function
   * @param inputs one vector per input; a single value is a vector of size 1, arrays and vectors are flattened
   * @return one vector per destination, of size 1 for a single value
   * @throws UnknownForeignCallException if there is no such function; the run ends as a crash that names it
   */
  List<FrVector> call(String function, List<FrVector> inputs);
}
