package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.main;
import static dev.forge.zk.synthesis.Acir.range;
import static dev.forge.zk.synthesis.Trial.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.R1cs;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The commitment and the lookup argument: 40 numbers of 20 bits, in a table of 5 bits or so. */
class LookupTest {
  private static final int NUMBERS = 40;
  private static final Trial TRIAL = Trial.of(
      main(NUMBERS, IntStream.range(0, NUMBERS).mapToObj(w -> range(w, 19)).toArray(Opcode[]::new)), Trial.LOOKUP);
  private static final WitnessStack WITNESS =
      claim(IntStream.range(0, NUMBERS).mapToObj(i -> fr((1 << 19) - 1 - 1001 * i)).toArray(Fr[]::new));

  private static Assignment assign(long seed) {
    return TRIAL.circuit().assign(WITNESS, new SplittableRandom(seed), Cores.of(2));
  }

  private static Commitment commitment() {
    return TRIAL.circuit().r1cs().commitments().getFirst();
  }

  private static Committed committed() {
    return TRIAL.circuit().committed().orElseThrow();
  }

  private static boolean accepted(Consumer<FrVector> beforeChallenge, Consumer<FrVector> afterChallenge) {
    Assignment assignment = assign(1);
    beforeChallenge.accept(assignment.wires());
    assignment.challenge(0, fr(987654321987654321L));
    afterChallenge.accept(assignment.wires());
    return Trial.firstFailing(TRIAL.circuit().r1cs(), assignment.wires()).isEmpty();
  }

  private static void increment(FrVector wires, int wire, int by) {
    wires.set(wire, wires.get(wire).add(fr(by)));
  }

  @Test
  void honestAssignmentIsAccepted() {
    assertTrue(accepted(w -> {}, w -> {}));
  }

  @Test
  void widthIsTheCheapestOne() {
    SynthesisReport report = TRIAL.circuit().report();
    long best = IntStream.rangeClosed(2, 17)
        .mapToLong(b -> (1L << b) + 2 + NUMBERS * (1 + (19 + b - 1) / b + (19 % b == 0 ? 0 : 1)))
        .min()
        .orElseThrow();
    assertEquals(best, report.rows());
    assertEquals(best, report.ranges().lookupRows());
    assertEquals(1 << report.ranges().limbWidth(), TRIAL.rows(Part.LOOKUP_TABLE) - 1);
    assertEquals(NUMBERS, TRIAL.rows(Part.RANGE));
  }

  @Test
  void commitmentCoversTheMaskAllLimbsAndAllMultiplicities() {
    int limbs = (19 + committed().lookupWidth() - 1) / committed().lookupWidth();
    int[] covered = commitment().privateCommitted();
    assertEquals(NUMBERS * limbs + (1 << committed().lookupWidth()) + 1, covered.length);
    assertTrue(IntStream.of(covered).anyMatch(wire -> wire == committed().mask()));
    assertTrue(IntStream.range(1, covered.length).allMatch(i -> covered[i - 1] < covered[i]), "ascending");
    assertTrue(IntStream.of(covered).noneMatch(wire -> wire == commitment().wire()));
    assertEquals(0, commitment().publicAndCommitmentCommitted().length);
  }

  /**
   * Limbs and multiplicities are what the lookups use: every wire of a lookup or table row but inverse and challenge.
   */
  @Test
  void whatTheLookupsUseIsCommitted() {
    R1cs r1cs = TRIAL.circuit().r1cs();
    List<Integer> covered = IntStream.of(commitment().privateCommitted()).boxed().toList();
    int seen = 0;
    for (int row = 0; row < r1cs.constraints(); row++) {
      Part part = TRIAL.circuit().describeRow(row).part();
      for (int k = r1cs.right().rowStart()[row]; part == Part.LOOKUP && k < r1cs.right().rowStart()[row + 1]; k++) {
        int wire = r1cs.right().wire()[k];
        assertTrue(wire == commitment().wire() || covered.contains(wire), "wire " + wire);
        seen++;
      }
      int start = r1cs.output().rowStart()[row];
      if (part == Part.LOOKUP_TABLE && r1cs.output().rowStart()[row + 1] > start) {
        assertTrue(covered.contains(r1cs.output().wire()[start]));
        seen++;
      }
    }
    assertEquals(2 * TRIAL.rows(Part.LOOKUP) + committed().entries(), seen);
  }

  @Test
  void maskIsFreshForEachAssignment() {
    assertNotEquals(assign(1).wires().get(committed().mask()), assign(2).wires().get(committed().mask()));
    Fr secure = TRIAL.circuit().assign(WITNESS).wires().get(committed().mask());
    assertNotEquals(secure, TRIAL.circuit().assign(WITNESS).wires().get(committed().mask()));
  }

  @Test
  void multiplicityChangedAfterTheChallengeIsRefused() {
    for (int t : new int[] {0, 1, committed().entries() - 1}) {
      assertTrue(!accepted(w -> {}, w -> increment(w, committed().firstMultiplicity() + t, 1)), "entry " + t);
    }
  }

  @Test
  void wrongMultiplicityIsRefusedWhenTheInversesFollowIt() {
    assertTrue(!accepted(w -> increment(w, committed().firstMultiplicity(), 1), w -> {}));
    assertTrue(!accepted(
        w -> {
          increment(w, committed().firstMultiplicity(), 1);
          increment(w, committed().firstMultiplicity() + 1, -1);
        },
        w -> {}));
  }

  /** Limbs that sum to the number, one of them beyond the table: no multiplicity helps. */
  @Test
  void limbOutsideTheTableIsRefused() {
    int first = commitment().privateCommitted()[0];
    int table = committed().entries();
    for (int multiplicity : new int[] {-1, 0, 1}) {
      assertTrue(!accepted(
          w -> {
            increment(w, first, table);
            increment(w, first + 1, -1);
            increment(w, committed().firstMultiplicity(), multiplicity);
          },
          w -> {}));
    }
  }

  @Test
  void changedInverseIsRefused() {
    assertTrue(!accepted(w -> {}, w -> increment(w, committed().firstLookupInverse(), 1)));
    assertTrue(!accepted(w -> {}, w -> increment(w, committed().firstEntryInverse(), 1)));
  }

  /** Without the shifted lookup 2^19 would pass, its top limb being in the table. */
  @Test
  void topLimbIsBoundedToItsOwnWidth() {
    int width = committed().lookupWidth();
    assertTrue(19 % width != 0, "width " + width);
    Fr[] values = IntStream.range(0, NUMBERS).mapToObj(i -> fr(i)).toArray(Fr[]::new);
    values[3] = fr(1 << 19);
    Assignment assignment = TRIAL.circuit().assign(claim(values), new SplittableRandom(1), Cores.of(1));
    int limbs = (19 + width - 1) / width;
    int top = commitment().privateCommitted()[3 * limbs + limbs - 1];
    FrVector wires = assignment.wires();
    Fr oldLimb = wires.get(top);
    int newLimb = 1 << 19 - width * (limbs - 1);
    increment(wires, committed().firstMultiplicity() + (int) oldLimb.canonical()[0], -1);
    wires.set(top, fr(newLimb));
    increment(wires, committed().firstMultiplicity() + newLimb, 1);
    assignment.challenge(0, fr(123456789));
    int row = Trial.firstFailing(TRIAL.circuit().r1cs(), wires).getAsInt();
    assertEquals(Part.LOOKUP_TABLE, TRIAL.circuit().describeRow(row).part());
  }
}
