package dev.forge.prover.noir;

import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.field.FrVector;
import java.util.Optional;

/** Turns inputs into the witnesses of main's parameters, by Noir's own rules of acceptance. */
public final class AbiEncoder {
  private AbiEncoder() {}

  /**
   * Inputs as witnesses.
   *
   * @param witnesses the parameters, all assigned, and nothing else
   * @param expectedReturn the value under the key {@code return}, flattened; empty where there is none
   */
  public record Encoded(WitnessMap witnesses, Optional<FrVector> expectedReturn) {}

  /**
   * Encodes inputs; extra keys are ignored.
   *
   * @throws InputException if a parameter is missing or its value is not accepted
   */
  public static Encoded encode(Abi abi, InputValue.Table inputs) {
    throw new InputException("", "not yet");
  }
}
