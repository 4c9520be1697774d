package dev.forge.batch.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.HashFamily;
import dev.forge.batch.circuit.Attacks.Attack;
import dev.forge.fixtures.CircuitRules;
import dev.forge.fixtures.CircuitRules.Rule;
import dev.forge.fixtures.CircuitRules.Site;
import dev.forge.fixtures.NoirPrograms;
import dev.forge.fixtures.SlotBatch;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.Program;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.synthesis.CircuitCompiler;
import dev.forge.zk.synthesis.CompiledCircuit;
import dev.forge.zk.synthesis.RangeStrategy;
import dev.forge.zk.synthesis.RowOrigin;
import dev.forge.zk.synthesis.SynthesisOptions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The constraints themselves refuse each attack. Its witness is solved in a copy of the circuit that lacks only the
 * rule it breaks, and that copy's constraints accept it; in the real circuit the first row that does not hold belongs
 * to the rule.
 */
class AttackTest {
  private static final Map<HashFamily, CircuitRules> RULES = new EnumMap<>(HashFamily.class);

  private static final Map<Real, CompiledCircuit> REAL = new ConcurrentHashMap<>();

  private record Real(HashFamily family, RangeStrategy ranges) {}

  static List<Attack> attacks() {
    return Attacks.all();
  }

  /** One of each kind of rule: range, root, bit, slot, computed value, public input. */
  static List<Attack> someAttacks() {
    return named(
        "balance wrap",
        "stale path",
        "path index 2",
        "gap in the slots",
        "unused slot that moves money",
        "reordered transfers");
  }

  static List<Attack> rangeAttacks() {
    return named("withdrawal of 2^64+1", "negative amount", "balance wrap", "receiver overflow", "nonce 2^64-1");
  }

  private static List<Attack> named(String... names) {
    return Arrays.stream(names)
        .map(name -> Attacks.all().stream().filter(attack -> attack.name().equals(name)).findFirst().orElseThrow())
        .toList();
  }

  @Test
  void honestBatchSatisfiesTheCircuit() {
    for (HashFamily family : HashFamily.values()) {
      Program program = rules(family).program();
      WitnessStack witness = solve(program, Attacks.honest(family));
      assertEquals(OptionalInt.empty(), firstUnsatisfied(compile(program, RangeStrategy.AUTOMATIC), witness));
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void constraintsRefuseTheAttackWithPoseidon2(Attack attack) {
    assertRefused(attack, HashFamily.POSEIDON2, RangeStrategy.LOOKUP);
  }

  @ParameterizedTest
  @MethodSource("rangeAttacks")
  void sumsOfBitsRefuseTheAttack(Attack attack) {
    assertRefused(attack, HashFamily.POSEIDON2, RangeStrategy.BITS);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("attacks")
  void constraintsRefuseEachAttackWithMimc(Attack attack) {
    assertRefused(attack, HashFamily.MIMC, RangeStrategy.LOOKUP);
  }

  @ParameterizedTest
  @MethodSource("someAttacks")
  void constraintsRefuseTheAttackWithMimc(Attack attack) {
    assertRefused(attack, HashFamily.MIMC, RangeStrategy.LOOKUP);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void executionRefusesTheAttackAtTheRule(Attack attack) {
    CircuitRules rules = rules(HashFamily.POSEIDON2);
    Rule rule = attack.rule().apply(rules);
    AcvmOutcome outcome =
        NoirPrograms.execute(rules.program(), attack.batch().apply(HashFamily.POSEIDON2).parameters());
    AcvmOutcome.AssertionFailed failure = assertInstanceOf(AcvmOutcome.AssertionFailed.class, outcome);
    Site site = new Site(failure.location().function(), failure.location().opcode());
    // where the rule is how a value is computed, the solver keeps it, and the roots do not come out
    assertTrue(!rule.instead().isEmpty() || rule.sites().contains(site), failure.message() + " at " + site);
  }

  private static void assertRefused(Attack attack, HashFamily family, RangeStrategy ranges) {
    CircuitRules rules = rules(family);
    Rule rule = attack.rule().apply(rules);
    Program lacking = rules.without(rule);
    WitnessStack witness = solve(lacking, attack.batch().apply(family));
    assertEquals(
        OptionalInt.empty(), firstUnsatisfied(compile(lacking, ranges), witness), "accepted where the rule is lacking");

    CompiledCircuit circuit = REAL.computeIfAbsent(new Real(family, ranges), r -> compile(rules.program(), ranges));
    int row = firstUnsatisfied(circuit, witness).orElseThrow(() -> new AssertionError("accepted by the real circuit"));
    RowOrigin origin = circuit.describeRow(row);
    RowOrigin.Place place = origin.place().orElseThrow(() -> new AssertionError(origin.toString()));
    assertTrue(
        rule.sites().contains(new Site(place.function(), place.opcode())),
        "the first row that does not hold is of " + origin + ", the rule is " + rule.sites());
  }

  private static WitnessStack solve(Program program, SlotBatch batch) {
    AcvmOutcome outcome = NoirPrograms.execute(program, batch.parameters());
    return assertInstanceOf(AcvmOutcome.Solved.class, outcome, outcome.toString()).witnesses();
  }

  private static OptionalInt firstUnsatisfied(CompiledCircuit circuit, WitnessStack witness) {
    return NoirPrograms.firstUnsatisfied(circuit, circuit.assign(witness));
  }

  private static CompiledCircuit compile(Program program, RangeStrategy ranges) {
    return CircuitCompiler.compile(program, new SynthesisOptions(ranges, false));
  }

  private static CircuitRules rules(HashFamily family) {
    String resource = "/test-circuits/" + new BatchCircuit(family, Attacks.CAPACITY).name() + ".json";
    return RULES.computeIfAbsent(family, f -> new CircuitRules(resource));
  }
}
