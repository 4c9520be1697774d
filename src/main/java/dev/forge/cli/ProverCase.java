package dev.forge.cli;

import dev.forge.batch.ProveRequestReader;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.proving.BatchProving;
import dev.forge.prover.CircuitDescription;
import dev.forge.prover.CircuitId;
import dev.forge.prover.Phase;
import dev.forge.prover.PhaseTimes;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProvableCircuit;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.RangeChecks;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Something to measure.
 *
 * @param circuit an installed circuit
 * @param file its inputs, in the folder of examples
 */
record ProverCase(String circuit, String file) {
  /** What the bench measures, smallest first. */
  static final List<ProverCase> ALL = List.of(
      new ProverCase("ownership", "ownership.toml"),
      new ProverCase("batch_1_1_1", "batch-1t.json"),
      new ProverCase("batch_8_0_0", "batch-70-recorded.json"),
      new ProverCase("batch_8_4_4", "batch-8t4w4s-full.json"));

  private static final long LARGEST_FILE = 16L << 20;

  /** Proves once to warm up, then several times. */
  ProverMeasurement measure(Workshop workshop, Path examples, int runs, ProvingListener listener) {
    var compiling = new PhaseTimes(listener);
    ProvableCircuit compiled = compiling.measure(Phase.COMPILE,
        () -> workshop.source().installed(new CircuitId(circuit), RangeChecks.AUTOMATIC));
    ProgramInputs inputs = inputs(compiled, examples.resolve(file));
    prove(workshop, compiled, inputs, listener);
    ResidentMemory.resetPeak();
    Map<Phase, Long> best = IntStream.range(0, runs).mapToObj(run -> prove(workshop, compiled, inputs, listener))
        .min(Comparator.comparing(times -> times.get(Phase.PROVE))).orElseThrow();
    return new ProverMeasurement(circuit, CircuitDescription.of(compiled).size().rows(), best, ResidentMemory.peak());
  }

  private static Map<Phase, Long> prove(Workshop workshop, ProvableCircuit circuit, ProgramInputs inputs,
      ProvingListener listener) {
    var times = new PhaseTimes(listener);
    ProvingOutcome outcome = workshop.prover().proveSilently(circuit, inputs, times);
    if (outcome instanceof ProvingOutcome.Proved) {
      return times.nanoseconds();
    }
    throw OutcomeFailures.of(outcome);
  }

  private ProgramInputs inputs(ProvableCircuit compiled, Path path) {
    return BatchCircuit.named(circuit)
        .map(batch -> BatchProving.inputs(
            ProveRequestReader.read(new ByteArrayInputStream(GivenFile.read("example", path, LARGEST_FILE))), batch))
        .orElseGet(() -> ProgramInputFile.read(path, compiled.program()));
  }
}
