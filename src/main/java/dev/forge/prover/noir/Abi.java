package dev.forge.prover.noir;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The interface of a program: what main takes and gives, and how its assertions speak.
 *
 * @param parameters in order of declaration; their values are the witnesses 0, 1, ... depth first
 * @param returnType what main returns, in the witnesses after the parameters
 * @param errorTypes by selector, an unsigned 64-bit number
 */
public record Abi(List<Parameter> parameters, Optional<ReturnType> returnType, Map<Long, ErrorType> errorTypes) {
  public Abi {
    parameters = List.copyOf(parameters);
    errorTypes = Map.copyOf(errorTypes);
  }

  /** Who sees a value. */
  public enum Visibility {
    /** Everybody who verifies. */
    PUBLIC,
    /** Only the prover. */
    PRIVATE,
    /** The prover; linked to another proof by some backends. */
    DATABUS
  }

  /** A parameter of main. */
  public record Parameter(String name, AbiType type, Visibility visibility) {}

  /** What main returns. */
  public record ReturnType(AbiType type, Visibility visibility) {}

  /** How many witnesses the parameters take. */
  public int parameterWitnesses() {
    return Math
        .toIntExact(parameters.stream().mapToLong(parameter -> parameter.type().witnesses()).reduce(0, Math::addExact));
  }

  /** How many witnesses the returned value takes. */
  public int returnWitnesses() {
    return Math.toIntExact(returnType.map(type -> type.type().witnesses()).orElse(0L));
  }
}
