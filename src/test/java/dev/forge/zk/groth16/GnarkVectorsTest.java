package dev.forge.zk.groth16;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What gnark accepts is accepted here, and nothing that differs from it. */
class GnarkVectorsTest {
  private static final int SAMPLES = 25;

  static Stream<GnarkTriple> triples() {
    return GnarkTriple.NAMES.stream().map(GnarkTriple::of);
  }

  @ParameterizedTest
  @MethodSource("triples")
  void tripleIsAccepted(GnarkTriple triple) {
    assertTrue(triple.isAccepted());
  }

  @ParameterizedTest
  @MethodSource("triples")
  void eachPublicInputChangedIsRefused(GnarkTriple triple) {
    Groth16Verifier verifier = new Groth16Verifier(triple.verifyingKey());
    for (int i = 0; i < triple.publicInputs().size(); i++) {
      FrVector changed = triple.publicInputs();
      changed.add(i, Fr.ONE);
      assertFalse(verifier.verify(triple.parsedProof(), changed).isValid(), "public input " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("triples")
  void publicInputMissingOrTooManyIsRefused(GnarkTriple triple) {
    Groth16Verifier verifier = new Groth16Verifier(triple.verifyingKey());
    FrVector inputs = triple.publicInputs();
    FrVector more = new FrVector(inputs.size() + 1);
    more.setAll(0, inputs);
    assertFalse(verifier.verify(triple.parsedProof(), more).isValid());
    assertFalse(verifier.verify(triple.parsedProof(), inputs.slice(0, inputs.size() - 1)).isValid());
  }

  @ParameterizedTest
  @MethodSource("triples")
  void eachPointOfTheProofChangedIsRefused(GnarkTriple triple) {
    Groth16Verifier verifier = new Groth16Verifier(triple.verifyingKey());
    Proof p = triple.parsedProof();
    List<Proof> changed =
        List.of(
            new Proof(p.a().negate(), p.b(), p.c(), p.commitments(), p.commitmentProof()),
            new Proof(p.a(), p.b().negate(), p.c(), p.commitments(), p.commitmentProof()),
            new Proof(p.a(), p.b(), p.c().negate(), p.commitments(), p.commitmentProof()),
            new Proof(p.c(), p.b(), p.a(), p.commitments(), p.commitmentProof()),
            new Proof(p.a(), p.b(), p.c(), p.commitments(), p.a()));
    for (Proof proof : changed) {
      assertFalse(verifier.verify(proof, triple.publicInputs()).isValid(), proof::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("triples")
  void someBytesChangedAreRefusedOneByOne(GnarkTriple triple) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < SAMPLES; i++) {
      requireRefused(triple, random.nextInt(size(triple)), 1 + random.nextInt(255), seed);
    }
  }

  @Test
  void everyByteOfTheSmallestTripleChangedIsRefused() {
    changeEveryByte(GnarkTriple.of("commit0"));
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("triples")
  void everyByteChangedIsRefused(GnarkTriple triple) {
    changeEveryByte(triple);
  }

  private static void changeEveryByte(GnarkTriple triple) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int at = 0; at < size(triple); at++) {
      requireRefused(triple, at, 1 + random.nextInt(255), seed);
    }
  }

  private static int size(GnarkTriple triple) {
    return triple.key().length + triple.proof().length + triple.witness().length;
  }

  private static void requireRefused(GnarkTriple triple, int at, int difference, long seed) {
    byte[] key = triple.key().clone();
    byte[] proof = triple.proof().clone();
    byte[] witness = triple.witness().clone();
    if (at < key.length) {
      key[at] ^= (byte) difference;
    } else if (at < key.length + proof.length) {
      proof[at - key.length] ^= (byte) difference;
    } else {
      witness[at - key.length - proof.length] ^= (byte) difference;
    }
    assertFalse(
        new GnarkTriple(triple.name(), key, proof, witness).isAccepted(),
        () -> triple + " with byte " + at + " of key, proof, witness changed by " + difference + ", seed " + seed);
  }
}
