package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.main;
import static dev.forge.zk.synthesis.Acir.product;
import static dev.forge.zk.synthesis.Acir.range;
import static dev.forge.zk.synthesis.Acir.term;
import static dev.forge.zk.synthesis.Trial.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
  private static final Fr LARGEST = fr(-1);

  private static Fr powerOfTwo(int n) {
    return Fr.reduce(BigInteger.TWO.pow(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 16, 17, 63, 64, 65, 127, 128, 200, 251, 252})
  void numbersOfTheWidthAreAcceptedAndLargerOnesRefused(int bits) {
    for (SynthesisOptions options : List.of(Trial.BITS, Trial.LOOKUP)) {
      Trial trial = Trial.of(main(1, range(0, bits)), options);
      trial.assertAccepts(claim(Fr.ZERO));
      trial.assertAccepts(claim(powerOfTwo(bits).subtract(Fr.ONE)));
      trial.assertAccepts(claim(powerOfTwo(Math.max(0, bits - 1)).subtract(bits == 0 ? Fr.ONE : Fr.ZERO)));
      trial.assertRefuses(Part.RANGE, claim(powerOfTwo(bits)));
      trial.assertRefuses(Part.RANGE, claim(powerOfTwo(bits).add(fr(5))));
      trial.assertRefuses(Part.RANGE, claim(LARGEST));
      trial.assertRefuses(Part.RANGE, claim(powerOfTwo(bits).negate()));
    }
  }

  @Test
  void widestBoundDoesNotWrapAround() {
    for (SynthesisOptions options : List.of(Trial.BITS, Trial.LOOKUP)) {
      Trial trial = Trial.of(main(1, range(0, 253)), options);
      trial.assertAccepts(claim(powerOfTwo(253).subtract(Fr.ONE)));
      trial.assertAccepts(claim(powerOfTwo(253).negate())); // r - 2^253 is less than 2^253
      trial.assertRefuses(Part.RANGE, claim(powerOfTwo(253)));
      trial.assertRefuses(Part.RANGE, claim(LARGEST));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 253})
  void bitsCostARowEach(int bits) {
    assertEquals(bits, Trial.of(main(1, range(0, bits))).circuit().r1cs().constraints());
  }

  /** 2^254 is more than r: there is nothing to refuse, and no sum of bits that could wrap around. */
  @ParameterizedTest
  @ValueSource(ints = {254, 255, 256, 1000})
  void everyElementHasAtMost254Bits(int bits) {
    Trial trial = Trial.of(main(1, range(0, bits), new BlackBox.Range(Acir.constant(-1), bits)));
    assertEquals(0, trial.circuit().r1cs().constraints());
    trial.assertAccepts(claim(LARGEST));
  }

  @Test
  void tightestBoundOfAWitnessIsTheOnlyOneThatCosts() {
    Trial trial = Trial.of(main(1, range(0, 64), range(0, 8), range(0, 8), range(0, 254), range(0, 32)));
    assertEquals(8, trial.circuit().r1cs().constraints());
    trial.assertAccepts(claim(fr(255)));
    trial.assertRefuses(claim(fr(256)));
    assertEquals(1, trial.circuit().describeRow(0).place().orElseThrow().opcode());
  }

  @Test
  void constantsAreCheckedWhenTheCircuitIsCompiled() {
    assertEquals(0, Trial.of(main(1, new BlackBox.Range(Acir.constant(255), 8))).circuit().r1cs().constraints());
    Trial trial = Trial.of(main(1, new BlackBox.Range(Acir.constant(256), 8)));
    trial.assertRefuses(Part.RANGE, claim(Fr.ZERO));
  }

  /**
   * Every choice of three bits from -2 to 9 fails for numbers above 7: the bits are bits, and they sum to the number.
   */
  @Test
  void noChoiceOfBitsMakesALargeNumberSmall() {
    Trial trial = Trial.of(main(1, range(0, 3)));
    FrVector wires = trial.wires(claim(Fr.ZERO));
    assertEquals(4, wires.size());
    for (int x = -3; x < 12; x++) {
      boolean accepted = false;
      for (int i = 0; i < 144; i++) {
        wires.set(1, fr(x));
        wires.set(2, fr(i % 12 - 2));
        wires.set(3, fr(i / 12 - 2));
        accepted |= Trial.firstFailing(trial.circuit().r1cs(), wires).isEmpty();
      }
      assertEquals(x >= 0 && x < 8, accepted, "number " + x);
    }
  }

  @Test
  void cheaperWayIsChosen() {
    Opcode[] few = IntStream.range(0, 2).mapToObj(w -> range(w, 8)).toArray(Opcode[]::new);
    Opcode[] many = IntStream.range(0, 100).mapToObj(w -> range(w, 64)).toArray(Opcode[]::new);
    Trial bits = Trial.of(main(2, few), SynthesisOptions.DEFAULT);
    Trial lookup = Trial.of(main(100, many), SynthesisOptions.DEFAULT);
    assertEquals(RangeStrategy.BITS, bits.circuit().report().ranges().chosen());
    assertEquals(324, bits.circuit().report().proofBytes());
    assertEquals(RangeStrategy.LOOKUP, lookup.circuit().report().ranges().chosen());
    assertEquals(388, lookup.circuit().report().proofBytes());
    assertEquals(6400, lookup.circuit().report().ranges().bitsRows());
    assertEquals(lookup.circuit().r1cs().constraints(), lookup.circuit().report().ranges().lookupRows());
    assertTrue(lookup.circuit().report().ranges().reason().contains("6400"));
  }

  @Test
  void sizeOfTheProofCanBeForced() {
    Opcode[] ranges = IntStream.range(0, 100).mapToObj(w -> range(w, 64)).toArray(Opcode[]::new);
    assertEquals(324, Trial.of(main(100, ranges), Trial.BITS).circuit().report().proofBytes());
    assertEquals(388, Trial.of(main(2, range(0, 2)), Trial.LOOKUP).circuit().report().proofBytes());
    SynthesisOptions required = new SynthesisOptions(RangeStrategy.BITS, true);
    Trial masked = Trial.of(main(2, assertZero(0, product(1, 0, 1))), required);
    assertEquals(388, masked.circuit().report().proofBytes());
    masked.assertAccepts(claim(Fr.ONE, Fr.ZERO));
    masked.assertRefuses(Part.ASSERT_ZERO, claim(Fr.ONE, Fr.ONE));
    assertEquals(2, masked.rows(Part.MASK));
  }

  @Test
  void rangesOfOneWireInCallerAndCalleeAreOne() {
    Trial trial = Trial.of(Acir.program(
        Acir.function("main", 1, List.of(), range(0, 16), Acir.call(1, List.of(0), List.of())),
        Acir.function("callee", 1, List.of(), range(0, 8))));
    assertEquals(8, trial.circuit().r1cs().constraints());
    assertEquals("callee", trial.circuit().describeRow(0).place().orElseThrow().functionName());
  }

  @Test
  void rangeOfAPublicInputHolds() {
    Trial trial = Trial.of(
        new dev.forge.zk.acir.Program(
            List.of(new dev.forge.zk.acir.Circuit(
                "main", List.of(range(0, 9), assertZero(0, term(1, 0), term(-1, 1))),
                List.of(1), List.of(0), List.of(), List.of())),
            List.of()),
        Trial.LOOKUP);
    trial.assertAccepts(claim(fr(511), fr(511)));
    trial.assertRefuses(claim(fr(512), fr(512)));
  }
}
