package dev.forge.prover;

import dev.forge.zk.codec.VerifyingKeyCodec;
import dev.forge.zk.codec.iden3.R1csWriter;
import dev.forge.zk.codec.iden3.RowsExport;
import dev.forge.zk.groth16.ScalarSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes circuits, witnesses and keys for other provers. The witness files are as secret as the inputs. */
public final class CircuitExport {
  private CircuitExport() {}

  /** Writes {@code circuit.r1cs}; returns what it wrote. */
  public static List<Path> rows(ProvableCircuit circuit, Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve("circuit.r1cs");
    R1csWriter.write(circuit.compiled().r1cs(), file);
    return List.of(file);
  }

  /** Writes {@code circuit.r1cs}, {@code circuit.wtns} and {@code circuit.commitments.json}; returns what it wrote. */
  public static List<Path> rowsAndWitness(ProvableCircuit circuit, ExecutionOutcome.Executed executed, Path folder)
      throws IOException {
    var files = RowsExport.write(circuit.compiled().r1cs(), circuit.compiled().assign(executed.witness()),
        ScalarSource.secure(), folder);
    return List.of(files.r1cs(), files.wtns(), files.commitments());
  }

  /** Writes {@code circuit.vk}; returns what it wrote. */
  public static List<Path> verifyingKey(CircuitKeys keys, Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve("circuit.vk");
    Files.write(file, VerifyingKeyCodec.write(keys.proving().verifyingKey()));
    return List.of(file);
  }
}
