package dev.forge.zk.acir;

import static dev.forge.fixtures.AcirPrograms.constant;
import static dev.forge.fixtures.AcirPrograms.failure;
import static dev.forge.fixtures.AcirPrograms.fr;
import static dev.forge.fixtures.AcirPrograms.program;
import static dev.forge.fixtures.AcirPrograms.solve;
import static dev.forge.fixtures.AcirPrograms.witness;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.poseidon2.Poseidon2;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlackBoxCallTest {
  @Test
  void aRangeHoldsUpToItsBits() {
    solve(program(new BlackBox.Range(witness(0), 8), new BlackBox.Range(witness(1), 0),
        new BlackBox.Range(constant(3), 2)), 255, 0);
    assertEquals("Cannot satisfy constraint", failure(program(new BlackBox.Range(witness(0), 8)), 256, 0));
    assertEquals("Cannot satisfy constraint", failure(program(new BlackBox.Range(witness(0), 253)), -1, 0));
    solve(program(new BlackBox.Range(witness(0), 254)), -1, 0);
  }

  @Test
  void bitwiseFunctionsMatchBigInteger() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int bits = 1 + random.nextInt(253);
      BigInteger a = new BigInteger(bits, random);
      BigInteger b = new BigInteger(bits, random);
      WitnessMap inputs = new WitnessMap(2);
      inputs.set(0, Fr.reduce(a));
      inputs.set(1, Fr.reduce(b));
      Program program =
          program(new BlackBox.And(witness(0), witness(1), bits, 2), new BlackBox.Xor(witness(0), witness(1), bits, 3));
      var outcome = Acvm.prepare(program).execute(inputs, (_, _) -> List.of());
      WitnessMap witnesses = ((AcvmOutcome.Solved) outcome).witnesses().main();
      assertEquals(Fr.reduce(a.and(b)), witnesses.get(2), "seed " + seed);
      assertEquals(Fr.reduce(a.xor(b)), witnesses.get(3), "seed " + seed);
    }
  }

  @Test
  void operandsWiderThanStatedAreRefused() {
    assertEquals(
        "Cannot solve opcode: FunctionInput value has too many bits: value: 6, 3 >= 2",
        failure(program(new BlackBox.And(witness(0), witness(1), 2, 2)), 3, 6));
    List<Input> lanes = Collections.nCopies(25, witness(0));
    assertEquals(
        "Cannot solve opcode: FunctionInput value has too many bits: value: -3, 254 >= 64",
        failure(program(new BlackBox.KeccakF1600(lanes, outputs(25))), -3, 0));
  }

  @Test
  void poseidon2GivesThePermutation() {
    FrVector state = FrVector.of(fr(1), fr(2), fr(7), fr(1));
    Poseidon2.permute(state);
    List<Input> inputs = List.of(witness(0), witness(1), constant(7), witness(0));
    WitnessMap witnesses = solve(program(new BlackBox.Poseidon2Permutation(inputs, outputs(4))), 1, 2);
    IntStream.range(0, 4).forEach(i -> assertEquals(state.get(i), witnesses.get(10 + i)));
  }

  @Test
  void sha256CompressionGivesTheHashOfABlock() throws NoSuchAlgorithmException {
    int[] block = new int[16];
    byte[] message = "abc".getBytes(StandardCharsets.UTF_8);
    block[0] = message[0] << 24 | message[1] << 16 | message[2] << 8 | 0x80;
    block[15] = 8 * message.length;
    long[] initial = {
        0x6a09e667L, 0xbb67ae85L, 0x3c6ef372L, 0xa54ff53aL, 0x510e527fL, 0x9b05688cL, 0x1f83d9abL, 0x5be0cd19L
    };
    List<Input> words = IntStream.of(block).mapToObj(word -> constant(Integer.toUnsignedLong(word))).toList();
    List<Input> state = java.util.Arrays.stream(initial).mapToObj(word -> constant(word)).toList();
    WitnessMap witnesses = solve(program(new BlackBox.Sha256Compression(words, state, outputs(8))), 0, 0);
    BigInteger hash = BigInteger.ZERO;
    for (int i = 0; i < 8; i++) {
      hash = hash.shiftLeft(32).or(witnesses.get(10 + i).toBigInteger());
    }
    assertEquals(new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(message)), hash);
  }

  @Test
  void predicatesOfCurveFunctionsSkipThem() {
    Input off = witness(0);
    assertEquals(fr(0),
        solve(program(new BlackBox.EmbeddedCurveAdd(off, off, off, off, constant(0), 5, 6)), 3, 0).get(6));
    assertTrue(
        failure(program(new BlackBox.EmbeddedCurveAdd(off, off, off, off, constant(1), 5, 6)), 3, 0)
            .startsWith("Failed to solve blackbox function: embedded_curve_add, reason: Point ("));
    List<Input> bytes = Collections.nCopies(32, constant(0));
    List<Input> signature = Collections.nCopies(64, constant(0));
    for (BlackBox.Ecdsa.Curve curve : BlackBox.Ecdsa.Curve.values()) {
      assertEquals(fr(1),
          solve(program(new BlackBox.Ecdsa(curve, bytes, bytes, signature, bytes, witness(1), 5)), 3, 0).get(5));
      assertEquals(fr(0),
          solve(program(new BlackBox.Ecdsa(curve, bytes, bytes, signature, bytes, witness(1), 5)), 3, 1).get(5));
    }
  }

  @Test
  void aRecursiveProofIsLeftToTheBackendButItsInputsMustBeThere() {
    solve(
        program(
            new BlackBox.RecursiveAggregation(List.of(witness(0)), List.of(), List.of(), witness(1), 0, constant(1))),
        3, 0);
    assertEquals(
        "Cannot solve opcode: missing assignment for witness index 9",
        failure(program(
            new BlackBox.RecursiveAggregation(List.of(witness(9)), List.of(), List.of(), witness(1), 0, constant(1))),
            3, 0));
  }

  private static List<Integer> outputs(int count) {
    return IntStream.range(10, 10 + count).boxed().toList();
  }
}
