package dev.forge.prover;

import dev.forge.zk.field.FrVector;
import java.util.Optional;

/**
 * What a program's main is called with. The values may be secret, so its text does not show them.
 *
 * @param parameters the parameters depth first, in the order of the ABI
 * @param expectedReturn what main must return, where the caller says so
 */
public record ProgramInputs(FrVector parameters, Optional<FrVector> expectedReturn) {
  /** Inputs that expect nothing of what main returns. */
  public static ProgramInputs of(FrVector parameters) {
    return new ProgramInputs(parameters, Optional.empty());
  }

  @Override
  public String toString() {
    return "ProgramInputs[" + parameters.size() + " values]";
  }
}
