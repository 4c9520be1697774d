package dev.forge.zk.groth16;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.codec.ProofCodec;
import dev.forge.zk.codec.PublicWitnessCodec;
import dev.forge.zk.codec.VerifyingKeyCodec;
import dev.forge.zk.field.FrVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A verifying key, a proof and a public witness that gnark v0.14.0 accepts, from {@code vectors/gnark}. */
public record GnarkTriple(String name, byte[] key, byte[] proof, byte[] witness) {
  /** All triples. */
  public static final List<String> NAMES =
      List.of(
          "commit0",
          "commit1",
          "commit1-public",
          "commit2-public",
          "ownership-sunspot",
          "sanction_checker",
          "batch70-sunspot");

  /** The triple of a name. */
  public static GnarkTriple of(String name) {
    return new GnarkTriple(name, read(name + ".vk"), read(name + ".proof"), read(name + ".pw"));
  }

  private static byte[] read(String file) {
    try (InputStream in = GnarkTriple.class.getResourceAsStream("/vectors/gnark/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key. */
  public VerifyingKey verifyingKey() {
    return VerifyingKeyCodec.read(key);
  }

  /** The proof. */
  public Proof parsedProof() {
    return ProofCodec.read(proof);
  }

  /** The public inputs. */
  public FrVector publicInputs() {
    return PublicWitnessCodec.read(witness);
  }

  /** Reads and verifies all three files; a file in the wrong format is no valid triple. */
  public boolean isAccepted() {
    try {
      return new Groth16Verifier(verifyingKey()).verify(parsedProof(), publicInputs()).isValid();
    } catch (FormatException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
