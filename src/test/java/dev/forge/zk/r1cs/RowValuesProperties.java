package dev.forge.zk.r1cs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowValuesProperties {
  private static final int ROWS = 9000;
  private static final int WIRES = 50;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eachRowIsTheSumOfItsTerms(long seed) {
    Random random = new Random(seed);
    FrVector wires = wires(random);
    MatrixBuilder builder = new MatrixBuilder();
    FrVector expected = new FrVector(ROWS + 3);
    for (int row = 0; row < ROWS; row++) {
      Map<Integer, Fr> terms = terms(random);
      builder.row(terms);
      Fr sum = Fr.ZERO;
      for (var term : terms.entrySet()) {
        sum = sum.add(term.getValue().multiply(wires.get(term.getKey())));
      }
      expected.set(row, sum);
    }
    FrVector actual = new FrVector(ROWS + 3);
    builder.build().times(wires, actual, Cores.all());
    for (int row = 0; row < actual.size(); row++) {
      assertEquals(expected.get(row), actual.get(row), "seed " + seed + ", row " + row);
    }
  }

  @Test
  void productsFromBothSidesAgree() {
    Random random = new Random(7);
    FrVector wires = wires(random);
    MatrixBuilder builder = new MatrixBuilder();
    FrVector weights = new FrVector(60);
    for (int row = 0; row < weights.size(); row++) {
      builder.row(terms(random));
      weights.set(row, scalar(random));
    }
    SparseMatrix matrix = builder.build();
    FrVector right = new FrVector(weights.size());
    matrix.times(wires, right, Cores.all());
    FrVector left = matrix.timesFromLeft(weights, WIRES);
    assertEquals(inner(weights, right), inner(left, wires));
  }

  @Test
  void firstRowThatIsNotSatisfiedIsNamed() {
    MatrixBuilder one = new MatrixBuilder();
    MatrixBuilder wire = new MatrixBuilder();
    for (int row = 0; row < ROWS; row++) {
      one.row(Map.of(0, Fr.ONE));
      wire.row(Map.of(1 + row, Fr.ONE));
    }
    R1cs r1cs = new R1cs(ROWS + 1, 1, one.build(), one.build(), wire.build(), List.of());
    FrVector wires = new FrVector(ROWS + 1);
    for (int i = 0; i < wires.size(); i++) {
      wires.set(i, Fr.ONE);
    }
    assertEquals(OptionalInt.empty(), firstUnsatisfied(r1cs, wires));
    wires.set(1 + 8999, Fr.ZERO);
    assertEquals(OptionalInt.of(8999), firstUnsatisfied(r1cs, wires));
    wires.set(1 + 4096, Fr.ZERO);
    assertEquals(OptionalInt.of(4096), firstUnsatisfied(r1cs, wires));
    wires.set(1, Fr.of(2));
    assertEquals(OptionalInt.of(0), firstUnsatisfied(r1cs, wires));
  }

  @Test
  void wrongNumberOfWiresIsRefused() {
    SparseMatrix matrix = new MatrixBuilder().row(Map.of(0, Fr.ONE)).build();
    R1cs r1cs = new R1cs(2, 1, matrix, matrix, matrix, List.of());
    var refusal = assertThrows(IllegalArgumentException.class,
        () -> RowValues.of(r1cs, FrVector.of(Fr.ONE), 1, Cores.all()));
    assertTrue(refusal.getMessage().contains("1 wire values for a system of 2 wires"), refusal::getMessage);
  }

  @Test
  void everyPartOfAConstraintSystemChangesItsHash() {
    SparseMatrix a = new MatrixBuilder().row(Map.of(0, Fr.ONE)).build();
    SparseMatrix b = new MatrixBuilder().row(Map.of(0, Fr.of(2))).build();
    SparseMatrix c = new MatrixBuilder().row(Map.of(1, Fr.ONE)).build();
    R1cs system = new R1cs(4, 2, a, b, c, List.of());
    Commitment commitment = new Commitment(new int[] {2}, new int[] {1}, 3);
    List<R1cs> others = List.of(
        new R1cs(5, 2, a, b, c, List.of()),
        new R1cs(4, 1, a, b, c, List.of()),
        new R1cs(4, 2, b, a, c, List.of()),
        new R1cs(4, 2, a, b, b, List.of()),
        new R1cs(4, 2, a, b, c, List.of(commitment)),
        new R1cs(4, 2, a, b, c, List.of(new Commitment(new int[] {}, new int[] {1}, 3))));
    assertEquals(CircuitHash.of(system), CircuitHash.of(new R1cs(4, 2, a, b, c, List.of())));
    for (R1cs other : others) {
      assertNotEquals(CircuitHash.of(system), CircuitHash.of(other));
    }
    assertThrows(IllegalArgumentException.class, () -> new CircuitHash("ABC"));
  }

  private static OptionalInt firstUnsatisfied(R1cs r1cs, FrVector wires) {
    return RowValues.of(r1cs, wires, ROWS, Cores.all()).firstUnsatisfied();
  }

  private static Fr inner(FrVector a, FrVector b) {
    Fr sum = Fr.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.add(a.get(i).multiply(b.get(i)));
    }
    return sum;
  }

  private static FrVector wires(Random random) {
    FrVector wires = new FrVector(WIRES);
    for (int i = 0; i < WIRES; i++) {
      wires.set(i, scalar(random));
    }
    return wires;
  }

  private static Map<Integer, Fr> terms(Random random) {
    Map<Integer, Fr> terms = new HashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      terms.put(random.nextInt(WIRES), Fr.of(random.nextInt(4)).subtract(Fr.ONE));
    }
    return terms;
  }

  private static Fr scalar(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Fr.ZERO;
      case 1 -> Fr.ONE;
      case 2 -> Fr.ZERO.subtract(Fr.ONE);
      default -> Fr.reduce(new BigInteger(254, random));
    };
  }
}
