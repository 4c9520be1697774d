package dev.forge.cli;

import dev.forge.prover.NoirProgram;
import dev.forge.prover.Phase;
import dev.forge.prover.PhaseTimes;
import dev.forge.prover.ProvableCircuit;
import dev.forge.prover.RangeChecks;
import dev.forge.prover.UnprovableCircuitException;
import dev.forge.prover.noir.ArtifactException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which circuit a command is about, and how it is compiled. */
final class CircuitArguments {
  @Parameters(index = "0", paramLabel = "CIRCUIT",
      description = "The name of an installed circuit, or the path of a compiled Noir artifact.") private String circuit;

  @Option(names = "--range-strategy", paramLabel = "S", defaultValue = "automatic",
      description = "How ranges are checked: automatic, bits (proofs of 324 bytes) or lookup (388 bytes).") private RangeChecks ranges;

  Workshop workshop(Terminal terminal) {
    return Workshop.of(terminal, ranges);
  }

  /** The program. */
  NoirProgram program(Workshop workshop) {
    return opened(() -> workshop.source().program(circuit));
  }

  /** The program with its constraint system. */
  ProvableCircuit provable(Workshop workshop, PhaseTimes times) {
    return times.measure(Phase.COMPILE, () -> opened(() -> workshop.source().circuit(circuit, ranges)));
  }

  private interface Opening<T> {
    T open() throws IOException;
  }

  private <T> T opened(Opening<T> opening) {
    try {
      return opening.open();
    } catch (NoSuchFileException e) {
      throw CommandFailure.wrongUse("UNKNOWN_CIRCUIT",
          "circuit " + circuit + " is neither installed (see 'forge circuit list') nor a file");
    } catch (ArtifactException e) {
      throw CommandFailure.wrongUse("INVALID_ARTIFACT", circuit + ": " + e.getMessage(), e);
    } catch (UnprovableCircuitException e) {
      throw CommandFailure.wrongUse("UNPROVABLE_OPCODE", circuit + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.wrongUse("WRONG_USE", circuit + " cannot be read: " + e.getMessage(), e);
    }
  }
}
