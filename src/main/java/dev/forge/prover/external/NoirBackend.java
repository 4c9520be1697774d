package dev.forge.prover.external;

import dev.forge.prover.CircuitId;
import dev.forge.prover.Phase;
import dev.forge.prover.PhaseTimes;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProofBundle;
import dev.forge.prover.ProofVerification;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.ProvingOutcome.ProverFailed;
import dev.forge.prover.ProvingOutcome.WitnessRejected;
import dev.forge.prover.UnknownCircuitException;
import dev.forge.prover.Verdict;
import dev.forge.prover.VerifyingKeyName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Proves with {@code nargo execute} and {@code sunspot prove}. Each proof has a private working folder; both tools together
 * have a time limit; they are killed when the calling thread is interrupted. Proofs are verified here before they are given
 * out. Safe for use by several threads.
 */
public final class NoirBackend implements Prover {
  private static final String WITNESS = "witness";

  private final ToolFolder folder;
  private final ExternalTool nargo;
  private final ExternalTool sunspot;
  private final Duration limit;

  /**
   * A prover of the circuits in a folder.
   *
   * @param target the folder of compiled circuits: for each {@code NAME.json} the {@code NAME.ccs}, {@code NAME.pk} and
   *     {@code NAME.vk} that sunspot made of it; the package with its source is the folder around it, or {@code NAME} in that
   * @param nargo the tool's name or file
   * @param sunspot the tool's name or file
   * @param limit how long one proof may take
   * @throws UncheckedIOException if the folder cannot be read
   */
  public NoirBackend(Path target, String nargo, String sunspot, Duration limit) {
    folder = ToolFolder.read(target);
    this.nargo = new ExternalTool(nargo);
    this.sunspot = new ExternalTool(sunspot);
    this.limit = limit;
  }

  @Override
  public List<CircuitId> circuits() {
    return folder.circuits();
  }

  @Override
  public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
    ToolCircuit files = circuit(circuit);
    PhaseTimes times = new PhaseTimes(listener);
    long end = System.nanoTime() + limit.toNanos();
    try (WorkingFolder work = WorkingFolder.create()) {
      files.layOut(work);
      write(work.path().resolve("Prover.toml"), ProverToml.of(files.artifact().abi(), inputs.parameters()));
      ExternalTool.Run executed = measured(times, Phase.EXECUTE, () -> nargo.run(work.path(), left(end),
          List.of("execute", "--program-dir", work.path().toString(), WITNESS)));
      if (!executed.succeeded()) {
        return notExecuted(executed);
      }
      ExternalTool.Run proved = measured(times, Phase.PROVE, () -> sunspot.run(work.path(), left(end),
          List.of("prove", "target/" + circuit + ".json", "target/" + WITNESS + ".gz", files.file(".ccs"),
              files.file(".pk"))));
      return proved.succeeded() ? verified(files, work, times)
          : failed("sunspot ended with " + proved.exitCode() + ": " + firstError(proved.output()));
    } catch (CancellationException e) {
      return new ProverFailed("the proof was cancelled: " + e.getMessage(), e);
    } catch (ExternalTool.TooSlowException | UncheckedIOException e) {
      return new ProverFailed(e.getMessage(), e);
    } catch (IOException e) {
      return new ProverFailed("the external tools cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
    return ProofVerification.verify(circuit(circuit).verifyingKey(), proof, publicWitness);
  }

  @Override
  public Optional<VerifyingKeyName> verifyingKey(CircuitId circuit) {
    return Optional.of(new VerifyingKeyName(circuit(circuit).verifyingKeyHash(), true));
  }

  @Override
  public String backend() {
    return "noir";
  }

  private ToolCircuit circuit(CircuitId circuit) {
    return folder.find(circuit).orElseThrow(() -> new UnknownCircuitException(circuit, circuits()));
  }

  private static ProvingOutcome verified(ToolCircuit files, WorkingFolder work, PhaseTimes times) throws IOException {
    byte[] proof = Files.readAllBytes(work.only(".proof"));
    byte[] publicWitness = Files.readAllBytes(work.only(".pw"));
    Verdict verdict = times.measure(Phase.VERIFY,
        () -> ProofVerification.verify(files.verifyingKey(), proof, publicWitness));
    if (!verdict.isValid()) {
      return failed("sunspot's proof does not verify under " + files.file(".vk") + ": " + verdict);
    }
    // sunspot's own setup is that of one party, and nothing in the files tells another
    return new ProvingOutcome.Proved(new ProofBundle(files.circuit().name(), proof, publicWitness, files.verifyingKey(),
        files.verifyingKeyHash(), true, List.of()), times.nanoseconds());
  }

  /** A failed assertion is the inputs' fault, anything else that of the tools. */
  private static ProvingOutcome notExecuted(ExternalTool.Run executed) {
    String error = firstError(executed.output());
    boolean ofInputs = error.toLowerCase(java.util.Locale.ROOT).matches(".*(assert|constrain|cannot satisfy).*");
    return ofInputs ? new WitnessRejected("nargo: " + error, Optional.empty())
        : failed("nargo ended with " + executed.exitCode() + ": " + error);
  }

  private static ProverFailed failed(String reason) {
    return new ProverFailed(reason, new IllegalStateException(reason));
  }

  /** The line that names the error; no other, since others may show values. */
  private static String firstError(String output) {
    return output.lines().map(String::strip).filter(line -> line.startsWith("error") || line.startsWith("Error"))
        .findFirst().map(line -> line.length() <= 200 ? line : line.substring(0, 200)).orElse("it did not say why");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
  }

  private interface Step {
    ExternalTool.Run run() throws IOException;
  }

  private static ExternalTool.Run measured(PhaseTimes times, Phase phase, Step step) {
    return times.measure(phase, () -> {
      try {
        return step.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    });
  }
}
