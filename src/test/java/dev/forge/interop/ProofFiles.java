package dev.forge.interop;

import dev.forge.zk.codec.ProofCodec;
import dev.forge.zk.codec.PublicWitnessCodec;
import dev.forge.zk.codec.VerifyingKeyCodec;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.Proof;
import dev.forge.zk.groth16.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A proof, its verifying key and its public inputs as files: NAME.vk, NAME.proof, NAME.pw. */
public record ProofFiles(VerifyingKey verifyingKey, Proof proof, FrVector publicInputs) {
  /** Reads the three files. */
  public static ProofFiles read(Path folder, String name) throws IOException {
    return new ProofFiles(
        VerifyingKeyCodec.read(Files.readAllBytes(folder.resolve(name + ".vk"))),
        ProofCodec.read(Files.readAllBytes(folder.resolve(name + ".proof"))),
        PublicWitnessCodec.read(Files.readAllBytes(folder.resolve(name + ".pw"))));
  }

  /** Writes the three files. */
  public void write(Path folder, String name) throws IOException {
    Files.write(folder.resolve(name + ".vk"), VerifyingKeyCodec.write(verifyingKey));
    Files.write(folder.resolve(name + ".proof"), ProofCodec.write(proof));
    Files.write(folder.resolve(name + ".pw"), PublicWitnessCodec.write(publicInputs));
  }
}
