package dev.forge.prover;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.codec.ProofCodec;
import dev.forge.zk.codec.PublicWitnessCodec;
import dev.forge.zk.codec.VerifyingKeyCodec;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.Groth16Verifier;
import dev.forge.zk.groth16.PreparedVerifyingKey;
import dev.forge.zk.groth16.Proof;
import dev.forge.zk.groth16.VerificationOutcome;
import dev.forge.zk.groth16.VerifyingKey;
import java.util.function.Function;

/** Verifies proofs as files hold them. */
public final class ProofVerification {
  private ProofVerification() {}

  /** A file that cannot be read. */
  private static final class MalformedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;

    MalformedFile(String file, FormatException cause) {
      super(cause.getMessage(), cause);
      this.file = file;
    }
  }

  /** Verifies a proof; all three in gnark's raw format, their points compressed or not. */
  public static Verdict verify(byte[] verifyingKey, byte[] proof, byte[] publicWitness) {
    try {
      VerifyingKey key = read("verifying key", verifyingKey, VerifyingKeyCodec::read);
      return verify(PreparedVerifyingKey.of(key), proof, publicWitness);
    } catch (MalformedFile e) {
      return new Verdict.Malformed(e.file, e.getMessage());
    }
  }

  static Verdict verify(PreparedVerifyingKey key, byte[] proof, byte[] publicWitness) {
    try {
      Proof parsed = read("proof", proof, ProofCodec::read);
      FrVector inputs = read("public witness", publicWitness, PublicWitnessCodec::read);
      return switch (new Groth16Verifier(key).verify(parsed, inputs)) {
        case VerificationOutcome.Valid _ -> new Verdict.Valid();
        case VerificationOutcome.Invalid invalid -> new Verdict.Invalid(invalid.reason());
      };
    } catch (MalformedFile e) {
      return new Verdict.Malformed(e.file, e.getMessage());
    }
  }

  private static <T> T read(String file, byte[] bytes, Function<byte[], T> reader) {
    try {
      return reader.apply(bytes);
    } catch (FormatException e) {
      throw new MalformedFile(file, e);
    }
  }
}
