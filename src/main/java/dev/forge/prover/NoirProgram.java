package dev.forge.prover;

import dev.forge.prover.ExecutionOutcome.Executed;
import dev.forge.prover.ExecutionOutcome.Rejected;
import dev.forge.prover.ExecutionOutcome.Stopped;
import dev.forge.prover.noir.AbiDecoder;
import dev.forge.prover.noir.AbiEncoder;
import dev.forge.prover.noir.FailureText;
import dev.forge.prover.noir.InputException;
import dev.forge.prover.noir.InputValue;
import dev.forge.prover.noir.NoirArtifact;
import dev.forge.zk.acir.Acvm;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.field.FrVector;
import java.util.Optional;
import java.util.stream.IntStream;

/** A Noir program that can be executed. Safe for use by several threads. */
public final class NoirProgram {
  private final String name;
  private final NoirArtifact artifact;
  private final Acvm acvm;

  /** Prepares an artifact's program. */
  public NoirProgram(String name, NoirArtifact artifact) {
    this.name = name;
    this.artifact = artifact;
    acvm = Acvm.prepare(artifact.program());
  }

  /** The name of the circuit or of the artifact's file. */
  public String name() {
    return name;
  }

  /** What it was compiled to. */
  public NoirArtifact artifact() {
    return artifact;
  }

  /**
   * Encodes named inputs.
   *
   * @throws dev.forge.prover.noir.InputException if they are not what main takes
   */
  public ProgramInputs encode(InputValue.Table inputs) {
    AbiEncoder.Encoded encoded = AbiEncoder.encode(artifact.abi(), inputs);
    return new ProgramInputs(encoded.witnesses().values(), encoded.expectedReturn());
  }

  /**
   * Executes the program.
   *
   * @throws IllegalArgumentException if the inputs are more or fewer than main takes
   */
  public ExecutionOutcome execute(ProgramInputs inputs, ForeignCallHandler handler) {
    return switch (acvm.execute(witnesses(inputs.parameters()), handler)) {
      case AcvmOutcome.Solved solved -> executed(solved.witnesses(), inputs.expectedReturn());
      case AcvmOutcome.LimitReached limit -> new Stopped(limit.message());
      case AcvmOutcome.Failed failed
          -> new Rejected(FailureText.of(artifact.abi(), failed), Optional.of(describe(failed.location())));
    };
  }

  private ExecutionOutcome executed(WitnessStack witness, Optional<FrVector> expected) {
    AbiDecoder.Decoded decoded;
    try {
      decoded = AbiDecoder.decode(artifact.abi(), witness.main());
    } catch (InputException e) {
      return new Rejected("the program ends with values that its interface does not allow: " + e.getMessage(),
          Optional.empty());
    }
    if (expected.isPresent() && !returns(witness.main(), expected.get())) {
      return new Rejected("main returns another value than the inputs expect", Optional.empty());
    }
    return new Executed(witness, decoded.returned());
  }

  /** Whether the witnesses after the parameters, where Noir's compiler puts what main returns, are the expected ones. */
  private boolean returns(WitnessMap witnesses, FrVector expected) {
    int first = artifact.abi().parameterWitnesses();
    return IntStream.range(0, expected.size()).allMatch(i -> witnesses.get(first + i).equals(expected.get(i)));
  }

  private WitnessMap witnesses(FrVector parameters) {
    int wanted = artifact.abi().parameterWitnesses();
    if (parameters.size() != wanted) {
      throw new IllegalArgumentException(parameters.size() + " input values for " + name + ", which takes " + wanted);
    }
    var witnesses = new WitnessMap(parameters.size());
    for (int i = 0; i < parameters.size(); i++) {
      witnesses.set(i, parameters.get(i));
    }
    return witnesses;
  }

  private String describe(AcvmOutcome.OpcodeLocation location) {
    return "opcode " + location.opcode() + " of function " + location.function() + " ("
        + artifact.program().functions().get(location.function()).name() + ")";
  }
}
