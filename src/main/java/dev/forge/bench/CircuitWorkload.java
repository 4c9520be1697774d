package dev.forge.bench;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequestReader;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.proving.BatchProving;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitId;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.ExecutionOutcome;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProvableCircuit;
import dev.forge.prover.noir.InputFile;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An installed circuit with the inputs of an example. */
final class CircuitWorkload implements Workload {
  private final ProvableCircuit circuit;
  private final InputSource inputs;

  private CircuitWorkload(ProvableCircuit circuit, InputSource inputs) {
    this.circuit = circuit;
    this.inputs = inputs;
  }

  /** Works the program's inputs out. */
  private interface InputSource {
    ProgramInputs get(Laps laps);
  }

  /**
   * Compiles the circuit and reads the inputs.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  static CircuitWorkload open(BenchCase.Circuit wanted, Path file) {
    ProvableCircuit circuit =
        new CircuitSource(new CircuitCatalogue()).installed(new CircuitId(wanted.circuit()), wanted.ranges());
    return new CircuitWorkload(circuit, BatchCircuit.named(wanted.circuit())
        .map(batch -> batch(read(file), batch)).orElseGet(() -> program(circuit, file)));
  }

  @Override
  public R1cs r1cs() {
    return circuit.compiled().r1cs();
  }

  @Override
  public Assignment assign(Laps laps) {
    ProgramInputs given = inputs.get(laps);
    WitnessStack witness = laps.measure(EXECUTE, () -> execute(given));
    return laps.measure(SYNTHESIZE, () -> circuit.compiled().assign(witness));
  }

  private WitnessStack execute(ProgramInputs given) {
    return switch (circuit.program().execute(given, ForeignCallHandler.NONE)) {
      case ExecutionOutcome.Executed executed -> executed.witness();
      case ExecutionOutcome other -> throw new IllegalStateException(circuit.name() + " cannot be executed: " + other);
    };
  }

  private static InputSource batch(ProveRequest request, BatchCircuit circuit) {
    return laps -> laps.measure(TRANSITION, () -> BatchProving.inputs(request, circuit));
  }

  private static InputSource program(ProvableCircuit circuit, Path file) {
    ProgramInputs encoded = circuit.program().encode(InputFile.toml(reading(() -> Files.readString(file))));
    return laps -> encoded;
  }

  private static ProveRequest read(Path file) {
    return reading(() -> {
      try (InputStream in = Files.newInputStream(file)) {
        return ProveRequestReader.read(in);
      }
    });
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
