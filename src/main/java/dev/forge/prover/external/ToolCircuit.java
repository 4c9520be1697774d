package dev.forge.prover.external;

import dev.forge.prover.CircuitId;
import dev.forge.prover.noir.NoirArtifact;
import dev.forge.zk.codec.FormatException;
import dev.forge.zk.codec.VerifyingKeyCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The files of one circuit.
 *
 * @param target the folder of compiled circuits
 * @param source the package: {@code Nargo.toml} and {@code src}
 * @param verifyingKey in gnark's raw format
 * @param verifyingKeyHash lower-case hexadecimal SHA-256 of it
 */
record ToolCircuit(CircuitId circuit, Path target, Path source, NoirArtifact artifact, byte[] verifyingKey,
    String verifyingKeyHash) {
  static ToolCircuit read(CircuitId circuit, Path target) throws IOException {
    Path around = target.toAbsolutePath().normalize().getParent();
    Path own = around.resolve(circuit.name());
    byte[] key = key(target.resolve(circuit.name() + ".vk"));
    return new ToolCircuit(circuit, target.toAbsolutePath().normalize(),
        Files.exists(own.resolve("Nargo.toml")) ? own : around,
        NoirArtifact.read(Files.readAllBytes(target.resolve(circuit.name() + ".json"))), key, sha256(key));
  }

  /** Puts the package and its compiled form into a working folder, as nargo wants them. */
  void layOut(WorkingFolder work) throws IOException {
    work.copy(source.resolve("Nargo.toml"), "Nargo.toml");
    work.copy(source.resolve("src"), "src");
    work.copy(target.resolve(circuit.name() + ".json"), "target/" + circuit.name() + ".json");
  }

  /** The name of its file with an ending. */
  String file(String ending) {
    return target.resolve(circuit.name() + ending).toString();
  }

  private static byte[] key(Path file) throws IOException {
    try {
      return VerifyingKeyCodec.write(VerifyingKeyCodec.read(Files.readAllBytes(file)));
    } catch (FormatException e) {
      throw new IOException(file + " is no verifying key: " + e.getMessage(), e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
